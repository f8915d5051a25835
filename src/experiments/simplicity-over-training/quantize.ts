/** @file How many bits a weight needs: the coarsest uniform grid on which the training loss stays. */

/** Bits a weight that are tried. */
export const precisions = Array.from({ length: 16 }, (_, i) => i + 1);

/** The loss may rise by this much above that of the exact weights; a constant output of zero has the loss 0.5. */
export const tolerance = 0.01;

/** Round weights to 2^bits evenly spaced levels from -max |w| to max |w|. */
export function quantize(weights: ArrayLike<number>, bits: number): number[] {
  const exact = Array.from(weights);
  const range = Math.max(...exact.map(Math.abs));
  if (range === 0) return exact;
  const step = (2 * range) / (2 ** bits - 1);
  return exact.map((w) => Math.round((w + range) / step) * step - range);
}

/** The fewest bits from which on all losses are within the tolerance; one more than was tried where none is enough. */
export function bitsNeeded(exact: number, losses: readonly number[]): number {
  const isTooHigh = (loss: number) => !(loss <= exact + tolerance);
  return precisions[losses.findLastIndex(isTooHigh) + 1] ?? precisions.length + 1;
}
