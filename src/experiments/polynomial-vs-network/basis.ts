/** @file The polynomials that coefficients multiply, by their three-term recurrences. */

/**
 * Value of polynomial k at x from the two before it, `last` = k - 1 and `previous` = k - 2, and a
 * factor that makes it orthonormal on [-1, 1]: Legendre for the uniform distribution, Chebyshev
 * for the arcsine distribution.
 */
interface Recurrence {
  readonly next: (k: number, x: number, last: number, previous: number) => number;
  readonly scale: (k: number) => number;
}

const recurrences = {
  monomial: { next: (_, x, last) => x * last, scale: () => 1 },
  legendre: {
    next: (k, x, last, previous) => ((2 * k - 1) * x * last - (k - 1) * previous) / k,
    scale: (k) => Math.sqrt(2 * k + 1),
  },
  chebyshev: {
    next: (k, x, last, previous) => (k === 1 ? x : 2 * x * last - previous),
    scale: (k) => (k === 0 ? 1 : Math.SQRT2),
  },
} as const satisfies Readonly<Record<string, Recurrence>>;

export type BasisName = keyof typeof recurrences;

/** Evaluate the first `count` polynomials of a basis at x. */
export function basisAt(basis: BasisName, x: number, count: number): Float64Array {
  const { next, scale } = recurrences[basis];
  const values = new Float64Array(count);
  let [previous, last] = [0, 1];
  for (let k = 0; k < count; k++) {
    if (k > 0) [previous, last] = [last, next(k, x, last, previous)];
    values[k] = scale(k) * last;
  }
  return values;
}
