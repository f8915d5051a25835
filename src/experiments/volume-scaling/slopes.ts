/** @file The slope of log V against log ε between neighbouring tolerances. */
import type { Exact } from "./losses.ts";
import type { Volumes } from "./types.ts";

/** List the slopes, each at the geometric mean of its two tolerances. */
export function localSlopes({ epsilon, volume }: Pick<Volumes, "epsilon" | "volume">) {
  const at: number[] = [];
  const slope: number[] = [];
  epsilon.forEach((upper, i) => {
    const lower = epsilon[i + 1];
    if (lower === undefined) return;
    at.push(Math.sqrt(upper * lower));
    slope.push(Math.log((volume[i] ?? 1) / (volume[i + 1] ?? 1)) / Math.log(upper / lower));
  });
  return { at, slope };
}

/** The slope that theory predicts at a small tolerance. */
export const predictedSlope = ({ lambda, multiplicity }: Exact, epsilon: number): number =>
  lambda + (multiplicity - 1) / Math.log(epsilon);
