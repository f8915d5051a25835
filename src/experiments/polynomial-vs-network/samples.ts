/** @file The data: noisy samples of a true curve, drawn on [-1, 1]. */
import type { Random } from "#random";
import { type TargetName, targets } from "./targets.ts";

export interface Samples {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Draw samples at uniform places with Gaussian noise; their order is random. */
export function drawSamples(
  { target, samples, noise }: { target: TargetName; samples: number; noise: number },
  random: Random,
): Samples {
  const x = Array.from({ length: samples }, () => 2 * random.uniform() - 1);
  return { x, y: x.map((at) => targets[target].at(at) + noise * random.normal()) };
}
