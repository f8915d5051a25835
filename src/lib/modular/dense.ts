/** @file Small matrices as lists of rows in float64: products, and the rotation that matches one to another. */
import { svd } from "#linalg";

export type Dense = readonly Float64Array[];

/** Cut a row-major list into rows of a width. */
export const dense = (values: ArrayLike<number>, width: number): Dense =>
  Array.from({ length: values.length / width }, (_, row) =>
    Float64Array.from({ length: width }, (_, column) => values[row * width + column]!),
  );

/** Aᵀ */
export const transposed = (a: Dense): Dense =>
  Array.from({ length: a[0]!.length }, (_, column) => Float64Array.from(a, (row) => row[column]!));

/** A B */
export function multiply(a: Dense, b: Dense): Dense {
  const width = b[0]!.length;
  return a.map((row) => {
    const sums = new Float64Array(width);
    row.forEach((factor, i) => {
      const other = b[i]!;
      for (let column = 0; column < width; column++) sums[column]! += factor * other[column]!;
    });
    return sums;
  });
}

/** The orthogonal matrix R for which A R is nearest to B (orthogonal Procrustes), and the inner product of A R and B. */
export function rotation(a: Dense, b: Dense): { readonly turn: Dense; readonly gain: number } {
  const { left, right, singular } = svd([...multiply(transposed(a), b)]);
  return {
    turn: multiply(transposed(left), right),
    gain: singular.reduce((sum, value) => sum + value, 0),
  };
}
