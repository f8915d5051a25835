/** @file The strongest polynomial that a critic would ask for: its prior is chosen on the samples alone. */
import { symmetricEigen } from "#linalg";
import { featuresAt, type Polynomial, type PolynomialSpec, unweighted } from "./polynomial.ts";
import type { Samples } from "./samples.ts";

const smoothnesses = [1, 2, 3, 4];
const ridges = Array.from({ length: 21 }, (_, i) => 10 ** (i / 2 - 8));

/**
 * Fit `count` coefficients with the smoothness and ridge that have the least leave-one-out error.
 * With features A and K = A Aᵀ the weights are Aᵀα, α = (K + ridge I)⁻¹ y, and the error at sample i
 * of the fit to all others is α_i / (K + ridge I)⁻¹_ii (Golub, Heath and Wahba 1979).
 */
export function leaveOneOutFit(
  spec: Pick<PolynomialSpec, "basis" | "reach">,
  { x, y }: Samples,
  count: number,
): Polynomial {
  let best = { error: Number.POSITIVE_INFINITY, coefficients: new Float64Array(count) };
  for (const smoothness of smoothnesses) {
    const features = x.map((at) => featuresAt(spec, smoothness, at, count));
    const dual = bestDual(features, y);
    if (dual.error >= best.error) continue;
    const weights = new Float64Array(count);
    features.forEach((row, i) => {
      row.forEach((feature, k) => {
        weights[k]! += feature * dual.alpha[i]!;
      });
    });
    best = { error: dual.error, coefficients: unweighted(weights, smoothness) };
  }
  return { basis: spec.basis, reach: spec.reach, coefficients: best.coefficients };
}

/** Find α of the ridge with the least leave-one-out error. */
function bestDual(features: readonly Float64Array[], y: readonly number[]) {
  const { values, vectors } = symmetricEigen(gram(features));
  const projections = vectors.map((q) =>
    q.reduce((sum, component, i) => sum + component * y[i]!, 0),
  );
  let best = { error: Number.POSITIVE_INFINITY, alpha: new Float64Array(y.length) };
  for (const ridge of ridges) {
    const alpha = new Float64Array(y.length);
    const diagonal = new Float64Array(y.length);
    vectors.forEach((q, k) => {
      const inverse = 1 / (Math.max(values[k]!, 0) + ridge);
      q.forEach((component, i) => {
        alpha[i]! += inverse * projections[k]! * component;
        diagonal[i]! += inverse * component * component;
      });
    });
    const error = alpha.reduce((sum, a, i) => sum + (a / diagonal[i]!) ** 2, 0);
    if (error < best.error) best = { error, alpha };
  }
  return best;
}

function gram(rows: readonly Float64Array[]): Float64Array[] {
  const products = rows.map(() => new Float64Array(rows.length));
  rows.forEach((a, i) => {
    for (let j = 0; j <= i; j++) {
      const b = rows[j]!;
      let product = 0;
      for (let k = 0; k < a.length; k++) product += a[k]! * b[k]!;
      products[i]![j] = product;
      products[j]![i] = product;
    }
  });
  return products;
}
