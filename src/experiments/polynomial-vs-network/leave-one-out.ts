/** @file The strongest polynomial that a critic would ask for: its prior is chosen on the samples alone. */
import { symmetricEigen } from "#linalg";
import { type Basis, featuresAt, fromWeights, type Polynomial } from "./polynomial.ts";
import type { Samples } from "./samples.ts";

const smoothnesses = [1, 2, 3, 4];
const ridges = Array.from({ length: 11 }, (_, i) => 10 ** (i - 8));

/** Fit `count` coefficients with the smoothness and the ridge that have the least leave-one-out error. */
export function leaveOneOutFit(basis: Basis, { x, y }: Samples, count: number): Polynomial {
  const candidates = smoothnesses.map((smoothness) => {
    const features = featuresAt(basis, smoothness, x, count);
    return { smoothness, features, ...bestDual(features, y) };
  });
  const best = candidates.reduce((a, b) => (b.error < a.error ? b : a));
  const weights = new Float64Array(count);
  best.features.forEach((row, i) => {
    for (let k = 0; k < count; k++) weights[k]! += row[k]! * best.alpha[i]!;
  });
  return fromWeights(basis, best.smoothness, weights);
}

/** The weights of the ridge with the least leave-one-out error, as Aᵀα. */
interface Dual {
  readonly alpha: Float64Array;
  readonly error: number;
}

/**
 * With features A, G = A Aᵀ + ridge I and α = G⁻¹y, the fit to all samples but i misses sample i by α_i / (G⁻¹)_ii
 * (Golub, Heath and Wahba 1979, "Generalized cross-validation").
 */
function bestDual(features: readonly Float64Array[], y: readonly number[]): Dual {
  const { values, vectors } = symmetricEigen(gram(features));
  const projections = vectors.map((q) => dot(q, y));
  const duals = ridges.map((ridge) => {
    const alpha = new Float64Array(y.length);
    const diagonal = new Float64Array(y.length);
    vectors.forEach((q, k) => {
      const inverse = 1 / (Math.max(values[k]!, 0) + ridge);
      for (let i = 0; i < q.length; i++) {
        alpha[i]! += inverse * projections[k]! * q[i]!;
        diagonal[i]! += inverse * q[i]! ** 2;
      }
    });
    return { alpha, error: alpha.reduce((sum, a, i) => sum + (a / diagonal[i]!) ** 2, 0) };
  });
  return duals.reduce((a, b) => (b.error < a.error ? b : a));
}

function dot(a: Float64Array, b: readonly number[] | Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** The inner products of all pairs of rows. */
function gram(rows: readonly Float64Array[]): Float64Array[] {
  const products = rows.map(() => new Float64Array(rows.length));
  rows.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      const product = dot(row, rows[j]!);
      products[i]![j] = product;
      products[j]![i] = product;
    }
  });
  return products;
}
