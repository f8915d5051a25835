/** @file The thin singular value decomposition, by ml-matrix. */
import { Matrix, SVD } from "ml-matrix";

/** A = Σ σ_k u_k v_kᵀ, with the singular values σ_k descending. */
export interface Svd {
  readonly singular: readonly number[];
  /** The vectors u_k, one for each singular value. */
  readonly left: readonly Float64Array[];
  /** The vectors v_k. */
  readonly right: readonly Float64Array[];
}

/** Decompose a matrix given by its rows; there are min(rows, columns) singular values. */
export function svd(rows: readonly (readonly number[] | Float64Array)[]): Svd {
  // autoTranspose decomposes the tall one of A and Aᵀ, which the algorithm needs.
  const result = new SVD(new Matrix(rows as number[][]), { autoTranspose: true });
  const rank = Math.min(rows.length, rows[0]!.length);
  return {
    singular: result.diagonal.slice(0, rank),
    left: columns(result.leftSingularVectors, rank),
    right: columns(result.rightSingularVectors, rank),
  };
}

const columns = (matrix: Matrix, count: number): Float64Array[] =>
  Array.from({ length: count }, (_, column) => Float64Array.from(matrix.getColumn(column)));
