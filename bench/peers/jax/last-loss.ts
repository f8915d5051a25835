import type { numpy as np } from "@jax-js/jax";

/** Take steps and read the loss of the last one. */
export async function lastLoss(step: () => np.Array, steps: number): Promise<number> {
  for (let i = 1; i < steps; i++) {
    const loss = step();
    await loss.blockUntilReady();
    loss.dispose();
  }
  const [value] = await step().data();
  return value!;
}
