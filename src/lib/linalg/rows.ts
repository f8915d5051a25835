/** @file A matrix as its rows, and products and means over them. */

export type Rows = readonly ArrayLike<number>[];

/** Cut a row-major array into rows; nothing is copied. */
export const rowsOf = (values: Float32Array, width: number): Float32Array[] =>
  Array.from({ length: values.length / width }, (_, row) =>
    values.subarray(row * width, (row + 1) * width),
  );

/** Sum up w_i a_i b_iᵀ over the rows of two matrices: AᵀB where all weights are 1. */
export function crossProduct(a: Rows, b: Rows, weights?: ArrayLike<number>): Float64Array[] {
  const [p, q] = [a[0]!.length, b[0]!.length];
  const sums = Array.from({ length: p }, () => new Float64Array(q));
  a.forEach((row, i) => {
    const [other, weight] = [b[i]!, weights?.[i] ?? 1];
    for (let j = 0; j < p; j++) {
      const [sum, factor] = [sums[j]!, row[j]! * weight];
      for (let k = 0; k < q; k++) sum[k]! += factor * other[k]!;
    }
  });
  return sums;
}

/** Average the rows. */
export function meanRow(rows: Rows): Float64Array {
  const mean = new Float64Array(rows[0]!.length);
  for (const row of rows) for (let j = 0; j < mean.length; j++) mean[j]! += row[j]! / rows.length;
  return mean;
}

/** Subtract one row from every row. */
export const without = (rows: Rows, row: ArrayLike<number>): Float64Array[] =>
  rows.map((each) => Float64Array.from(each, (value, j) => value - row[j]!));

/** Σ_j a_j b_j */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
