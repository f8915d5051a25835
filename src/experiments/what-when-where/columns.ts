/** @file Many examples as columns, one for each feature, so that sums over examples run through memory in order. */
import type { Rows } from "#linalg";

export type Columns = readonly Float64Array[];

export interface Standardised {
  readonly columns: Columns;
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** Give every feature mean 0 and deviation 1 over the first `trained` examples; one without spread becomes 0. */
export function standardise(rows: Rows, trained: number): Standardised {
  const means: number[] = [];
  const deviations: number[] = [];
  const columns = Array.from(rows[0]!, (_, feature) => {
    const column = Float64Array.from(rows, (row) => row[feature]!);
    const first = column.subarray(0, trained);
    const mean = first.reduce((sum, value) => sum + value, 0) / trained;
    const squares = first.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const deviation = Math.sqrt(squares / trained);
    means.push(mean);
    deviations.push(deviation);
    return column.map((value) => (deviation > 1e-9 ? (value - mean) / deviation : 0));
  });
  return { columns, means, deviations };
}

/** Sum up the products of two columns over the examples from one to another, in four sums so that no addition waits for another. */
export function product(a: Float64Array, b: Float64Array, from: number, to: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let i = from;
  for (; i + 3 < to; i += 4) {
    s0 += a[i]! * b[i]!;
    s1 += a[i + 1]! * b[i + 1]!;
    s2 += a[i + 2]! * b[i + 2]!;
    s3 += a[i + 3]! * b[i + 3]!;
  }
  for (; i < to; i++) s0 += a[i]! * b[i]!;
  return s0 + s1 + (s2 + s3);
}

/** XᵀX over some of the examples, as rows; only entries on and below the diagonal are filled. */
export const gramOf = (x: Columns, from: number, to: number): Float64Array[] =>
  x.map((column, j) => {
    const row = new Float64Array(x.length);
    for (let k = 0; k <= j; k++) row[k] = product(column, x[k]!, from, to);
    return row;
  });

/** XᵀY over some of the examples, a row for each target. */
export const momentsOf = (x: Columns, y: Columns, from: number, to: number): Float64Array[] =>
  y.map((target) => Float64Array.from(x, (column) => product(column, target, from, to)));

/** Xw for the examples from one to another. */
export function predict(x: Columns, weights: Float64Array, from: number, to: number): Float64Array {
  const predicted = new Float64Array(to - from);
  x.forEach((column, j) => {
    const weight = weights[j]!;
    if (weight !== 0)
      for (let i = 0; i < predicted.length; i++) predicted[i]! += weight * column[from + i]!;
  });
  return predicted;
}

/** Σ (y - ŷ)² over the examples from one to another. */
export function squaredError(target: Float64Array, predicted: Float64Array, from: number): number {
  return predicted.reduce((sum, value, i) => sum + (target[from + i]! - value) ** 2, 0);
}
