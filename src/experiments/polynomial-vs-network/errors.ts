/**
 * @file How wrong a prediction is. Held-out errors are mean squared distances to the true curve, without noise:
 * inside at 200 evenly spread points of [-1, 1], outside at 50 evenly spread points of 1 < |x| < 1.25.
 */
import type { Samples } from "./samples.ts";
import type { Errors } from "./types.ts";

/** Errors are cut off here: high powers of x leave the range of floating point. */
export const errorCeiling = 1e300;

/** Middles of `count` equal parts of [from, to]. */
const middles = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + ((i + 0.5) / count) * (to - from));

const insidePoints = middles(-1, 1, 200);
const outsidePoints = [...middles(-1.25, -1, 25), ...middles(1, 1.25, 25)];

/** Every point where the held-out errors are measured. */
export const heldOutPoints: readonly number[] = [...insidePoints, ...outsidePoints];

function meanSquaredError(predicted: readonly number[], expected: readonly number[]): number {
  const sum = expected.reduce((total, value, i) => total + (predicted[i]! - value) ** 2, 0);
  const mean = sum / expected.length;
  return Number.isNaN(mean) ? errorCeiling : Math.min(mean, errorCeiling);
}

/** Measure the held-out errors of values predicted at `heldOutPoints`. */
export function heldOutErrors(
  predicted: readonly number[],
  truth: (x: number) => number,
): Pick<Errors, "inside" | "outside"> {
  const end = insidePoints.length;
  return {
    inside: meanSquaredError(predicted.slice(0, end), insidePoints.map(truth)),
    outside: meanSquaredError(predicted.slice(end), outsidePoints.map(truth)),
  };
}

/** Measure all three errors of a function. */
export const errorsOf = (
  predict: (x: number) => number,
  truth: (x: number) => number,
  { x, y }: Samples,
): Errors => ({
  train: meanSquaredError(x.map(predict), y),
  ...heldOutErrors(heldOutPoints.map(predict), truth),
});
