/** @file Linear equations with a symmetric positive definite matrix, by ml-matrix. */
import { CholeskyDecomposition, Matrix } from "ml-matrix";

/** Solve A X = B for a symmetric positive definite A, of which the lower triangle is read; rows in, rows out. */
export function solvePositive(
  a: readonly (readonly number[] | Float64Array)[],
  b: readonly (readonly number[] | Float64Array)[],
): Float64Array[] {
  const symmetric = a.map((row, i) => Array.from(row, (x, j) => (j > i ? a[j]![i]! : x)));
  const cholesky = new CholeskyDecomposition(new Matrix(symmetric));
  if (!cholesky.isPositiveDefinite())
    throw new RangeError("solvePositive: received a matrix that is not positive definite");
  const solution = cholesky.solve(new Matrix(b as number[][]));
  return a.map((_, row) => Float64Array.from(solution.getRow(row)));
}
