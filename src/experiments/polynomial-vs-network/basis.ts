/** @file The polynomials that coefficients multiply, by their three-term recurrences. */

/** Fill `values` with the first polynomials of a basis at x. */
type Fill = (x: number, values: Float64Array) => void;

const monomial: Fill = (x, values) => {
  for (let k = 0, power = 1; k < values.length; k++, power *= x) values[k] = power;
};

/** √(2k + 1) P_k, orthonormal for the uniform distribution on [-1, 1]; (k + 1) P_(k+1) = (2k + 1) x P_k - k P_(k-1). */
const legendre: Fill = (x, values) => {
  let [last, current] = [0, 1];
  for (let k = 0; k < values.length; k++) {
    values[k] = Math.sqrt(2 * k + 1) * current;
    const next = ((2 * k + 1) * x * current - k * last) / (k + 1);
    last = current;
    current = next;
  }
};

/** T_0 and √2 T_k, orthonormal for the arcsine distribution on [-1, 1]; T_(k+1) = 2x T_k - T_(k-1), and T_(-1) = x. */
const chebyshev: Fill = (x, values) => {
  let [last, current] = [x, 1];
  for (let k = 0; k < values.length; k++) {
    values[k] = k === 0 ? 1 : Math.SQRT2 * current;
    const next = 2 * x * current - last;
    last = current;
    current = next;
  }
};

const bases = { monomial, legendre, chebyshev };

export type BasisName = keyof typeof bases;

/** Evaluate the first `count` polynomials of a basis at x. */
export function basisAt(basis: BasisName, x: number, count: number): Float64Array<ArrayBuffer> {
  const values = new Float64Array(count);
  bases[basis](x, values);
  return values;
}
