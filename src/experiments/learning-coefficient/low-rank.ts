/** @file A true map of a given rank, and the balanced factors of least norm that make it. */
import { dot } from "#linalg";
import type { Random } from "#random";

/** Σ_k s_k u_k v_kᵀ with orthonormal u and v. */
export interface LowRank {
  readonly scales: readonly number[];
  readonly left: readonly (readonly number[])[];
  readonly right: readonly (readonly number[])[];
}

/** Draw directions at random and singular values from [1, 2]. */
export const drawLowRank = (
  random: Random,
  { input, output, rank }: { input: number; output: number; rank: number },
): LowRank => ({
  scales: Array.from({ length: rank }, () => 1 + random.uniform()),
  left: orthonormal(random, output, rank),
  right: orthonormal(random, input, rank),
});

/** Write the map out, (output, input), row by row. */
export function matrixOf(
  { scales, left, right }: LowRank,
  rows: number,
  columns: number,
): number[] {
  return Array.from({ length: rows * columns }, (_, at) => {
    const [i, j] = [Math.floor(at / columns), at % columns];
    return scales.reduce((sum, scale, k) => sum + scale * left[k]![i]! * right[k]![j]!, 0);
  });
}

/**
 * Factor it into one matrix a layer, all of equal norm, with the unused directions at zero; that is the most singular
 * optimum. `away` moves along the optimal set: the unused units keep zero incoming weights and get outgoing ones.
 */
export function balancedFactors(map: LowRank, widths: readonly number[], away: number): number[] {
  const layers = widths.length - 1;
  const rank = map.scales.length;
  const unit = (i: number, k: number) => Number(i === k);
  return widths.slice(1).flatMap((rows, layer) => {
    const columns = widths[layer]!;
    const isLast = layer === layers - 1;
    return Array.from({ length: rows * columns }, (_, at) => {
      const [i, j] = [Math.floor(at / columns), at % columns];
      const used = map.scales.reduce((sum, scale, k) => {
        const out = isLast ? map.left[k]![i]! : unit(i, k);
        const into = layer === 0 ? map.right[k]![j]! : unit(j, k);
        return sum + scale ** (1 / layers) * out * into;
      }, 0);
      const isUnused = isLast && layer > 0 && j >= rank && i === j % rows;
      return used + (isUnused ? away : 0);
    });
  });
}

/** Gram and Schmidt on random vectors. */
function orthonormal(random: Random, size: number, count: number): number[][] {
  const basis: number[][] = [];
  while (basis.length < count) {
    let vector = Array.from(random.normals(size));
    for (const other of basis) {
      const along = dot(vector, other);
      vector = vector.map((x, i) => x - along * other[i]!);
    }
    const norm = Math.sqrt(dot(vector, vector));
    basis.push(vector.map((x) => x / norm));
  }
  return basis;
}
