/** @file Principal component analysis. */
import { crossProduct, dot, meanRow, type Rows, symmetricEigen, without } from "#linalg";

export interface Pca {
  readonly mean: Float64Array;
  /** Unit vectors, by falling variance. */
  readonly components: readonly Float64Array[];
  /** Variance along each component, with n - 1 in the denominator. */
  readonly variances: readonly number[];
  /** Share of the whole variance along each component. */
  readonly shares: readonly number[];
}

/** Find the directions of largest variance. */
export function pca(rows: Rows, count: number): Pca {
  const mean = meanRow(rows);
  const centred = without(rows, mean);
  const { values, vectors } = symmetricEigen(crossProduct(centred, centred));
  const order = [...values.keys()].sort((a, b) => values[b]! - values[a]!);
  const total = values.reduce((sum, value) => sum + value, 0);
  const kept = order.slice(0, count);
  return {
    mean,
    components: kept.map((k) => vectors[k]!),
    variances: kept.map((k) => values[k]! / (rows.length - 1)),
    shares: kept.map((k) => values[k]! / total),
  };
}

/** Coordinates of each row along the components. */
export const project = ({ mean, components }: Pca, rows: Rows): Float64Array[] =>
  without(rows, mean).map((row) => Float64Array.from(components, (axis) => dot(axis, row)));
