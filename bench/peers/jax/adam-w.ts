import { jit, numpy as np, tree, valueAndGrad } from "@jax-js/jax";
import { adamW } from "../../workloads/adam-w.ts";
import type { Parameters } from "../../workloads/workload.ts";

export type Arrays = { [name: string]: np.Array };

/** Put the starting values in place. */
export const arrays = (parameters: Parameters): Arrays =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, { shape, values }]) => [
      name,
      np.array(values).reshape([...shape]),
    ]),
  );

/** Make a function that takes one compiled step of AdamW on some data and returns the loss before it. */
export function adamWStep<Data extends np.Array[]>(
  parameters: Arrays,
  loss: (parameters: Arrays, ...data: Data) => np.Array,
): (...data: Data) => np.Array {
  const { learningRate, beta1, beta2, epsilon, weightDecay } = adamW;
  const zeros = () => tree.map((x: np.Array) => np.zeros(x.shape), parameters) as Arrays;
  let state = { parameters, m: zeros(), v: zeros() };
  const update = jit(
    (current: typeof state, rate: np.Array, floor: np.Array, ...data: np.Array[]) => {
      const [value, gradients] = valueAndGrad(
        loss as (weights: Arrays, ...data: np.Array[]) => np.Array,
      )(tree.ref(current.parameters), ...(data as Data));
      const next: typeof state = { parameters: {}, m: {}, v: {} };
      for (const [name, parameter] of Object.entries(current.parameters)) {
        const gradient = (gradients as Arrays)[name]!;
        const m = current.m[name]!.mul(beta1).add(gradient.ref.mul(1 - beta1));
        const v = current.v[name]!.mul(beta2).add(np.square(gradient).mul(1 - beta2));
        const step = m.ref.mul(rate.ref).div(np.sqrt(v.ref).add(floor.ref));
        next.parameters[name] = parameter.mul(1 - learningRate * weightDecay).sub(step);
        next.m[name] = m;
        next.v[name] = v;
      }
      tree.dispose([rate, floor]);
      return [next, value] as [typeof state, np.Array];
    },
  );
  let step = 0;
  return (...data) => {
    step += 1;
    // η m̂ / (√v̂ + ε) with both bias corrections moved into two numbers.
    const b = Math.sqrt(1 - beta2 ** step);
    const rate = np.array((learningRate * b) / (1 - beta1 ** step));
    const [next, value] = update(state, rate, np.array(epsilon * b), ...data);
    state = next;
    return value;
  };
}
