/** @file Sparse linear regression (Tibshirani, 1996), by coordinate descent over falling penalties (Friedman, Hastie and Tibshirani, 2010). */
import { dot, type Rows } from "#linalg";
import { type Columns, gramOf, momentsOf, predict, squaredError, standardise } from "./columns.ts";
import { innerShare } from "./ridge.ts";
import { explained } from "./score.ts";

export interface SparseFit {
  /** By feature: deviations of the target for one deviation of the feature. */
  readonly weights: readonly number[];
  /** R² on the held-out examples; 0 where the target has no spread. */
  readonly explained: number;
}

/** Penalties as shares of the least that makes all weights 0. */
const shares = Array.from({ length: 25 }, (_, k) => 10 ** (-k / 8));

/**
 * Minimise |y - Xw|² / 2n + penalty |w|₁ on the first `trained` examples. The penalty is the largest whose error, on the
 * last quarter of them when fitted to the rest, is within 1 % of the least.
 */
export function fitSparse(features: Rows, target: readonly number[], trained: number): SparseFit {
  const { columns: x } = standardise(features, trained);
  const { columns: y } = standardise(
    target.map((value) => [value]),
    trained,
  );
  const inner = Math.round(innerShare * trained);
  const errors = path(x, y, inner).map((weights) =>
    squaredError(y[0]!, predict(x, weights, inner, trained), inner),
  );
  const least = Math.min(...errors);
  const weights = path(x, y, trained)[errors.findIndex((error) => error <= 1.01 * least)]!;
  const predicted = predict(x, weights, trained, target.length);
  return {
    weights: [...weights],
    explained: explained(y[0]!.subarray(trained), predicted) ?? 0,
  };
}

/** The weights on the first examples at each penalty, from the largest on. */
function path(x: Columns, y: Columns, count: number): Float64Array[] {
  const lower = gramOf(x, 0, count);
  const gram = lower.map((row, j) =>
    row.map((_, k) => (k <= j ? lower[j]![k]! : lower[k]![j]!) / count),
  );
  const moments = momentsOf(x, y, 0, count)[0]!.map((value) => value / count);
  const most = Math.max(...moments.map(Math.abs));
  const weights = new Float64Array(moments.length);
  return shares.map((share) => {
    descend(gram, moments, share * most, weights);
    return weights.slice();
  });
}

/** Move one weight after the other to its minimum until none moves. */
function descend(
  gram: readonly Float64Array[],
  moments: Float64Array,
  penalty: number,
  weights: Float64Array,
): void {
  for (let sweep = 0; sweep < 500; sweep++) {
    let moved = 0;
    for (let j = 0; j < weights.length; j++) {
      const own = gram[j]![j]!;
      if (own < 1e-9) continue;
      const rest = moments[j]! - dot(gram[j]!, weights) + own * weights[j]!;
      const next = (Math.sign(rest) * Math.max(0, Math.abs(rest) - penalty)) / own;
      moved = Math.max(moved, Math.abs(next - weights[j]!));
      weights[j] = next;
    }
    if (moved < 1e-6) return;
  }
}
