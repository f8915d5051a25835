/** @file Small matrices as lists of rows in float64: products, and the rotation that matches one to another. */
import { svd } from "#linalg";

export type Dense = readonly Float64Array[];

/** Cut a row-major list into rows of a width. */
export function dense(values: ArrayLike<number>, width: number): Dense {
  const all = Float64Array.from(values);
  return Array.from({ length: values.length / width }, (_, row) =>
    all.subarray(row * width, (row + 1) * width),
  );
}

/** Aᵀ */
export function transposed(a: Dense): Dense {
  const turned = Array.from(a[0]!, () => new Float64Array(a.length));
  a.forEach((row, i) => {
    for (let j = 0; j < row.length; j++) turned[j]![i] = row[j]!;
  });
  return turned;
}

/** A B */
export function multiply(a: Dense, b: Dense): Dense {
  const [inner, width] = [b.length, b[0]!.length];
  return a.map((row) => {
    const sums = new Float64Array(width);
    for (let i = 0; i < inner; i++) {
      const [factor, other] = [row[i]!, b[i]!];
      for (let column = 0; column < width; column++) sums[column]! += factor * other[column]!;
    }
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
