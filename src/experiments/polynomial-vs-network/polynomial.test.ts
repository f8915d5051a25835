import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "#random";
import type { BasisName } from "./basis.ts";
import { leaveOneOutFit } from "./leave-one-out.ts";
import { leastCost, type Polynomial, type Prior, polynomialAt } from "./polynomial.ts";
import { drawSamples, type Samples } from "./samples.ts";

const random = createRandom(3);
const samples = drawSamples({ target: "wave", samples: 12, noise: 0.1 }, random);
const bases: BasisName[] = ["monomial", "legendre", "chebyshev"];
const plain: Prior = { smoothness: 0, ridge: 0 };

const squaredError = (polynomial: Polynomial, { x, y }: Samples) =>
  x.reduce((sum, at, i) => sum + (polynomialAt(polynomial, at) - y[i]!) ** 2, 0);

const cost = ({ coefficients }: Polynomial, smoothness: number) =>
  coefficients.reduce((sum, c, k) => sum + (c * (1 + k) ** smoothness) ** 2, 0);

test.each(bases)(
  "Least squares in the %s basis recovers a polynomial from its values.",
  (basis) => {
    const cubic = (x: number) => 2 * x ** 3 - x + 0.5;
    const exact = { x: samples.x, y: samples.x.map(cubic) };
    const fit = leastCost({ basis, reach: 1 }, { ...plain, smoothness: 2 }, exact, 7);
    for (const x of [-1.2, 0, 0.7, 1.2]) expect(polynomialAt(fit, x)).toBeCloseTo(cubic(x), 8);
  },
);

test.each(bases)(
  "Past as many coefficients as samples the %s fit passes every sample.",
  (basis) => {
    for (const smoothness of [0, 1]) {
      const fit = leastCost({ basis, reach: 1 }, { smoothness, ridge: 0 }, samples, 40);
      expect(squaredError(fit, samples)).toBeLessThan(1e-12);
    }
  },
);

test("Of all interpolants the fit is the one of least cost.", () => {
  for (const smoothness of [0, 1, 2]) {
    const basis = { basis: "legendre", reach: 1.5 } as const;
    const fit = leastCost(basis, { smoothness, ridge: 0 }, samples, 40);
    // Any difference of two interpolants vanishes on the samples: here, of fits that price coefficients otherwise.
    for (const other of [0, 0.5, 3]) {
      const rival = leastCost(basis, { smoothness: other, ridge: 0 }, samples, 40);
      expect(squaredError(rival, samples)).toBeLessThan(1e-12);
      expect(cost(fit, smoothness)).toBeLessThanOrEqual(cost(rival, smoothness) * (1 + 1e-9));
    }
  }
});

test("With a ridge no change of a coefficient lowers squared error plus priced cost.", () => {
  const ridge = 0.01;
  const fit = leastCost({ basis: "chebyshev", reach: 1 }, { smoothness: 1, ridge }, samples, 20);
  const objective = (polynomial: Polynomial) =>
    squaredError(polynomial, samples) + ridge * cost(polynomial, 1);
  const step = fc.tuple(
    fc.integer({ min: 0, max: 19 }),
    fc.double({ min: -1, max: 1, noNaN: true }),
  );
  fc.assert(
    fc.property(step, ([k, change]) => {
      const coefficients = fit.coefficients.map((c, j) => (j === k ? c + change : c));
      expect(objective({ ...fit, coefficients })).toBeGreaterThanOrEqual(objective(fit) - 1e-12);
    }),
  );
});

test("The tuned fit is the ridge fit whose error on left-out samples is least.", () => {
  const basis = { basis: "legendre", reach: 1.5 } as const;
  const leftOut = (prior: Prior) =>
    samples.x.reduce((sum, at, i) => {
      const without = (values: readonly number[]) => values.filter((_, j) => j !== i);
      const rest = { x: without(samples.x), y: without(samples.y) };
      return sum + (polynomialAt(leastCost(basis, prior, rest, 15), at) - samples.y[i]!) ** 2;
    }, 0);
  const priors = [1, 2, 3, 4].flatMap((smoothness) =>
    Array.from({ length: 11 }, (_, i) => ({ smoothness, ridge: 10 ** (i - 8) })),
  );
  const best = priors.reduce((a, b) => (leftOut(b) < leftOut(a) ? b : a));
  const expected = leastCost(basis, best, samples, 15);
  const tuned = leaveOneOutFit(basis, samples, 15);
  tuned.coefficients.forEach((c, k) => {
    expect(c).toBeCloseTo(expected.coefficients[k]!, 6);
  });
});
