/** @file One factorisation for many right-hand sides: A + shift I = L Lᵀ for a symmetric A (Golub and Van Loan, Matrix Computations, 4.2). */
import { product } from "./columns.ts";

/** Factorise, given the entries on and below the diagonal. Throws a RangeError where the sum is not positive definite. */
export function factorise(a: readonly Float64Array[], shift: number): Float64Array[] {
  const lower: Float64Array[] = [];
  for (const [i, entries] of a.entries()) {
    const row = new Float64Array(i + 1);
    for (let j = 0; j < i; j++)
      row[j] = (entries[j]! - product(row, lower[j]!, 0, j)) / lower[j]![j]!;
    const square = entries[i]! + shift - product(row, row, 0, i);
    if (!(square > 0))
      throw new RangeError("factorise: received a matrix that is not positive definite");
    row[i] = Math.sqrt(square);
    lower.push(row);
  }
  return lower;
}

/** Solve L Lᵀ x = b. */
export function solveFactorised(lower: readonly Float64Array[], b: Float64Array): Float64Array {
  const x = b.slice();
  for (const [i, row] of lower.entries()) x[i] = (x[i]! - product(row, x, 0, i)) / row[i]!;
  for (let i = x.length - 1; i >= 0; i--) {
    const row = lower[i]!;
    x[i]! /= row[i]!;
    for (let j = 0; j < i; j++) x[j]! -= row[j]! * x[i]!;
  }
  return x;
}
