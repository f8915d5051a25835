/**
 * @file The polynomials of every run: a ladder of controls, each of which repairs one fault of the
 * one before it, and the reader's own.
 */
import type { Params } from "./about.ts";
import { leaveOneOutFit } from "./leave-one-out.ts";
import { type Basis, leastCost, type Polynomial, type Prior } from "./polynomial.ts";
import type { Samples } from "./samples.ts";
import type { PolynomialId } from "./types.ts";

/** How polynomials of any number of coefficients are fitted; with "loo" the prior is chosen on the samples, by leave-one-out error. */
export interface FamilySpec extends Basis {
  readonly prior: Prior | "loo";
}

export interface Family {
  readonly id: PolynomialId;
  readonly label: string;
  readonly spec: FamilySpec;
}

/**
 * The best that can honestly be done for each. Smoothness 1 is the best whole number for polynomials that pass every
 * noisy sample, on all of our curves; with more they swing wide near the ends. A reach of 1.5 covers everything that is
 * drawn: the wide polynomial knows how far it will be asked, as no sample tells it.
 */
const controls: readonly Family[] = [
  {
    id: "monomial",
    label: "Powers of x",
    spec: { basis: "monomial", reach: 1, prior: { smoothness: 0, ridge: 0 } },
  },
  {
    id: "orthogonal",
    label: "Legendre, least norm",
    spec: { basis: "legendre", reach: 1, prior: { smoothness: 0, ridge: 0 } },
  },
  {
    id: "smooth",
    label: "Legendre, smooth",
    spec: { basis: "legendre", reach: 1, prior: { smoothness: 1, ridge: 0 } },
  },
  { id: "tuned", label: "Legendre, tuned", spec: { basis: "legendre", reach: 1, prior: "loo" } },
  {
    id: "wide",
    label: "Legendre, tuned and wide",
    spec: { basis: "legendre", reach: 1.5, prior: "loo" },
  },
];

/** Describe the reader's polynomial. */
export const chosenSpec = ({ basis, smoothness, ridge, reach }: Params): FamilySpec => ({
  basis,
  reach,
  prior: { smoothness, ridge: ridge === "none" ? 0 : Number(ridge) },
});

/** List the controls, and the reader's polynomial where it is none of them. */
export function familiesOf(params: Params): {
  readonly chosen: PolynomialId;
  readonly families: readonly Family[];
} {
  const spec = chosenSpec(params);
  const same = controls.find((control) => JSON.stringify(control.spec) === JSON.stringify(spec));
  if (same) return { chosen: same.id, families: controls };
  return {
    chosen: "chosen",
    families: [...controls, { id: "chosen", label: "Your polynomial", spec }],
  };
}

/** Fit `count` coefficients of a family to samples. */
export const fitFamily = (
  { spec: { prior, ...basis } }: Family,
  samples: Samples,
  count: number,
): Polynomial =>
  prior === "loo" ? leaveOneOutFit(basis, samples, count) : leastCost(basis, prior, samples, count);
