/** @file Eigenvalues of a symmetric matrix, by ml-matrix. */
import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/** A = Σ λ_k q_k q_kᵀ. */
export interface Eigen {
  readonly values: readonly number[];
  /** The unit vectors q_k, one for each eigenvalue. */
  readonly vectors: readonly Float64Array[];
}

/** Decompose a symmetric matrix given by its rows. */
export function symmetricEigen(rows: readonly (readonly number[] | Float64Array)[]): Eigen {
  const result = new EigenvalueDecomposition(new Matrix(rows as number[][]), {
    assumeSymmetric: true,
  });
  return {
    values: result.realEigenvalues,
    vectors: rows.map((_, k) => Float64Array.from(result.eigenvectorMatrix.getColumn(k))),
  };
}
