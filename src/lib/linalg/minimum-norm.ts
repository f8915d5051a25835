/** @file Linear least squares through the singular value decomposition. */
import type { Svd } from "./svd.ts";

/**
 * Find the c that minimises |A c - y|² + ridge |c|². Without a ridge it is the least-squares solution of
 * smallest norm: c = Σ_k v_k (u_k·y) / σ_k over the σ_k above ε max(rows, columns) σ_max, the cutoff of LAPACK's
 * drivers; smaller ones are taken for rounding of zero.
 */
export function minimumNorm(
  { singular, left, right }: Svd,
  y: readonly number[] | Float64Array,
  ridge = 0,
): Float64Array {
  const size = Math.max(left[0]!.length, right[0]!.length);
  const cutoff = Number.EPSILON * size * singular[0]!;
  const solution = new Float64Array(right[0]!.length);
  singular.forEach((sigma, k) => {
    if (ridge === 0 && sigma <= cutoff) return;
    const projection = left[k]!.reduce((sum, u, i) => sum + u * y[i]!, 0);
    const weight = (projection * sigma) / (sigma * sigma + ridge);
    right[k]!.forEach((v, j) => {
      solution[j]! += weight * v;
    });
  });
  return solution;
}
