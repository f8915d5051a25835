import { grad, jit, numpy as np } from "@jax-js/jax";
import type { Call } from "../../call.ts";
import { sgld, sgldPushes, sgldSettings, sgldStart } from "../../workloads/sgld.ts";

/** Steps in one compiled function: the library has no loop of its own, and a call of a compiled function costs as much as several steps. */
const unrolled = 50;

/** Prepare the chains. */
export function prepareSgld(): Call {
  const { chains } = sgldSettings;
  const { kept, rate, pushes } = sgldPushes();
  const size = unrolled * chains * 2;
  const chunks = Array.from({ length: sgld.stepsPerCall / unrolled }, (_, i) =>
    np.array(pushes.slice(i * size, (i + 1) * size)).reshape([unrolled, chains, 2]),
  );
  const potential = (w: np.Array) => {
    const [a, b] = np.split(w, 2, 1);
    return np.square(a!.mul(b!));
  };
  const gradient = grad((w: np.Array) => potential(w).sum());
  const steps = jit((start: np.Array, chunk: np.Array) => {
    let w = start;
    for (let i = 0; i < unrolled; i++)
      w = w.ref.mul(kept).sub(gradient(w).mul(rate)).add(chunk.ref.slice(i));
    chunk.dispose();
    return w;
  });
  let w = np.array(sgldStart()).reshape([chains, 2]);
  return async () => {
    for (const chunk of chunks) {
      w = steps(w, chunk.ref);
      await w.blockUntilReady();
    }
    const [mean] = await potential(w.ref).mean().data();
    return mean!;
  };
}
