/** @file From volumes to exponents: least squares of log V on log ε and log log(1/ε). */
import { minimumNorm, svd } from "#linalg";
import type { Estimate, Fit, Volumes } from "./types.ts";

/** Of the box, at most this share may be below the largest tolerance of the fit. */
const mostOfBox = 0.2;

/** Fewer tolerances than this do not tell two exponents apart. */
const fewest = 6;

/** A set of two parameters has multiplicity 1 or 2. */
const multiplicities = [1, 2];

interface Point {
  readonly logEpsilon: number;
  readonly logLog: number;
  readonly logVolume: number;
}

/**
 * Fit the smaller half of the decades that are there. The multiplicity is the whole number that leaves the smaller
 * residual, and the coefficient is fitted with it; both halves of the range show how far the fit drifts.
 */
export function fitVolumes({ epsilon, volume }: Volumes, box: number): Fit {
  const smallestLog = Math.log(epsilon.at(-1) ?? 1);
  const points = epsilon
    .map((e, i): Point & { share: number } => ({
      logEpsilon: Math.log(e),
      logLog: Math.log(-Math.log(e)),
      logVolume: Math.log(volume[i]!),
      share: volume[i]! / box,
    }))
    .filter(({ logEpsilon, share }) => logEpsilon <= smallestLog / 2 + 1e-9 && share <= mostOfBox);
  if (points.length < fewest)
    throw new Error(
      "Too few tolerances are small enough to fit: raise the decades, multiply the loss by a larger number, or write it with fewer repeats of the same parameter.",
    );
  const middle = Math.floor(points.length / 2);
  const parts = [points, points.slice(0, middle + 1), points.slice(middle)];
  const fits = multiplicities.map((m) => ({ m, ...fitLine(points, m) }));
  const { m, constant } = fits.reduce((a, b) => (b.residual < a.residual ? b : a));
  return {
    range: [Math.exp(points[0]!.logEpsilon), Math.exp(points.at(-1)!.logEpsilon)],
    lambda: estimate(parts.map((part) => fitLine(part, m).lambda)),
    multiplicity: m,
    freeMultiplicity: estimate(parts.map(freeMultiplicity)),
    constant,
  };
}

/** The first value is the estimate. */
const estimate = (values: readonly number[]): Estimate => ({
  value: values[0]!,
  low: Math.min(...values),
  high: Math.max(...values),
});

/** Fit λ and c with the multiplicity given. */
function fitLine(points: readonly Point[], m: number) {
  const targets = points.map(({ logVolume, logLog }) => logVolume - (m - 1) * logLog);
  const rows = points.map(({ logEpsilon }) => [logEpsilon, 1]);
  const [lambda, constant] = minimumNorm(svd(rows), targets) as unknown as [number, number];
  const residual = rows.reduce(
    (sum, [x], i) => sum + (targets[i]! - lambda * x! - constant) ** 2,
    0,
  );
  return { lambda, constant, residual };
}

/** Fit m as any number, with λ and c. */
function freeMultiplicity(points: readonly Point[]): number {
  const rows = points.map(({ logEpsilon, logLog }) => [logEpsilon, logLog, 1]);
  const targets = points.map(({ logVolume }) => logVolume);
  return 1 + minimumNorm(svd(rows), targets)[1]!;
}
