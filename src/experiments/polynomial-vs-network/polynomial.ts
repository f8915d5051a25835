/** @file Polynomials fitted in closed form, in float64: what a coefficient costs, and the fit that costs least. */
import { minimumNorm, svd } from "#linalg";
import { type BasisName, basisAt } from "./basis.ts";
import type { Samples } from "./samples.ts";

export interface Basis {
  readonly basis: BasisName;
  /** Half-width of the interval on which the basis is orthogonal: it is evaluated at x / reach. */
  readonly reach: number;
}

/** What makes one fit better than another of the same error. */
export interface Prior {
  /** Coefficient k costs its square times (1 + k)^(2 · smoothness). */
  readonly smoothness: number;
  /** Weight of the cost against the squared errors; at 0 the errors come first. */
  readonly ridge: number;
}

/** A polynomial that can be evaluated. */
export interface Polynomial extends Basis {
  readonly coefficients: Float64Array;
}

/** Square roots of what each of `count` coefficients costs. */
const prices = (smoothness: number, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, k) => (1 + k) ** smoothness);

/**
 * Evaluate features at every x: basis polynomials divided by their price. The squared norm of their weights is the
 * cost of the coefficients.
 */
export function featuresAt(
  { basis, reach }: Basis,
  smoothness: number,
  x: readonly number[],
  count: number,
): Float64Array<ArrayBuffer>[] {
  const price = prices(smoothness, count);
  return x.map((at) => {
    const features = basisAt(basis, at / reach, count);
    for (let k = 0; k < count; k++) features[k]! /= price[k]!;
    return features;
  });
}

/** Turn weights of the features into a polynomial. */
export function fromWeights(
  { basis, reach }: Basis,
  smoothness: number,
  weights: Float64Array,
): Polynomial {
  const price = prices(smoothness, weights.length);
  return { basis, reach, coefficients: weights.map((weight, k) => weight / price[k]!) };
}

/**
 * Fit `count` coefficients: least squares while there are at most as many as samples, past that the interpolant of
 * least cost, and with a ridge the compromise of both.
 */
export function leastCost(
  basis: Basis,
  { smoothness, ridge }: Prior,
  { x, y }: Samples,
  count: number,
): Polynomial {
  const features = featuresAt(basis, smoothness, x, count);
  return fromWeights(basis, smoothness, minimumNorm(svd(features), y, ridge));
}

/** Evaluate a polynomial. */
export function polynomialAt({ basis, reach, coefficients }: Polynomial, x: number): number {
  const values = basisAt(basis, x / reach, coefficients.length);
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += coefficients[k]! * values[k]!;
  return sum;
}
