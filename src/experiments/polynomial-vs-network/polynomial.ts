/** @file Polynomials fitted in closed form, in float64: what a coefficient costs, and the fit that costs least. */
import { minimumNorm, svd } from "#linalg";
import { type BasisName, basisAt } from "./basis.ts";

/** Which polynomial is fitted, whatever its number of coefficients. */
export interface PolynomialSpec {
  readonly basis: BasisName;
  /** Half-width of the interval on which the basis is orthogonal: it is evaluated at x / reach. */
  readonly reach: number;
  /**
   * Coefficient k costs its square times (1 + k)^(2 · smoothness). `loo`: smoothness and ridge are
   * both chosen by leave-one-out error on the samples.
   */
  readonly prior: { readonly smoothness: number; readonly ridge: number } | "loo";
}

/** A polynomial that can be evaluated. */
export interface Polynomial {
  readonly basis: BasisName;
  readonly reach: number;
  readonly coefficients: Float64Array;
}

/**
 * Evaluate the features whose plain squared norm is the cost of the coefficients: basis polynomial
 * k, divided by (1 + k)^smoothness.
 */
export function featuresAt(
  { basis, reach }: Pick<PolynomialSpec, "basis" | "reach">,
  smoothness: number,
  x: number,
  count: number,
): Float64Array {
  return basisAt(basis, x / reach, count).map((value, k) => value / (1 + k) ** smoothness);
}

/** Turn weights of the features into coefficients of the basis. */
export const unweighted = (weights: Float64Array, smoothness: number): Float64Array =>
  weights.map((weight, k) => weight / (1 + k) ** smoothness);

/**
 * Fit `count` coefficients: least squares while there are at most as many as samples, beyond it the
 * interpolant of least cost, and with a ridge the compromise of both.
 */
export function leastCost(
  { basis, reach }: Pick<PolynomialSpec, "basis" | "reach">,
  { smoothness, ridge }: { readonly smoothness: number; readonly ridge: number },
  { x, y }: { readonly x: readonly number[]; readonly y: readonly number[] },
  count: number,
): Polynomial {
  const features = x.map((at) => featuresAt({ basis, reach }, smoothness, at, count));
  const coefficients = unweighted(minimumNorm(svd(features), y, ridge), smoothness);
  return { basis, reach, coefficients };
}

/** Evaluate a polynomial. */
export function polynomialAt({ basis, reach, coefficients }: Polynomial, x: number): number {
  const values = basisAt(basis, x / reach, coefficients.length);
  return values.reduce((sum, value, k) => sum + value * coefficients[k]!, 0);
}
