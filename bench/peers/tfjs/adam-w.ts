import * as tf from "@tensorflow/tfjs-core";
import { adamW } from "../../workloads/adam-w.ts";
import type { Parameters } from "../../workloads/workload.ts";

export type Variables = Record<string, tf.Variable>;

/** Put the starting values in place. */
export const variables = (parameters: Parameters): Variables =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, { shape, values }]) => [
      name,
      tf.variable(tf.tensor(values, [...shape])),
    ]),
  );

/** Make a function that takes one step of AdamW and returns the loss before it. */
export function adamWStep(parameters: Variables, loss: () => tf.Scalar): () => tf.Scalar {
  const { learningRate, beta1, beta2, epsilon, weightDecay } = adamW;
  const list = Object.values(parameters);
  const moments = list.map((parameter) => ({
    parameter,
    m: tf.variable(tf.zerosLike(parameter), false),
    v: tf.variable(tf.zerosLike(parameter), false),
  }));
  let step = 0;
  return () =>
    tf.tidy(() => {
      step += 1;
      const { value, grads } = tf.variableGrads(loss, list);
      // η m̂ / (√v̂ + ε) with both bias corrections moved into two numbers.
      const b = Math.sqrt(1 - beta2 ** step);
      const rate = (learningRate * b) / (1 - beta1 ** step);
      for (const { parameter, m, v } of moments) {
        const gradient = grads[parameter.name]!;
        m.assign(tf.add(tf.mul(m, beta1), tf.mul(gradient, 1 - beta1)));
        v.assign(tf.add(tf.mul(v, beta2), tf.mul(tf.square(gradient), 1 - beta2)));
        const update = tf.div(tf.mul(m, rate), tf.add(tf.sqrt(v), epsilon * b));
        parameter.assign(tf.sub(tf.mul(parameter, 1 - learningRate * weightDecay), update));
      }
      return value;
    });
}
