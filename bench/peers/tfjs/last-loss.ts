import type { Scalar } from "@tensorflow/tfjs-core";

/** Take steps and read the loss of the last one. */
export async function lastLoss(step: () => Scalar, steps: number): Promise<number> {
  for (let i = 1; i < steps; i++) step().dispose();
  const loss = step();
  const [value] = await loss.data();
  loss.dispose();
  return value!;
}
