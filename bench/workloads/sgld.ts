/** @file Localised SGLD: 64 chains on the potential (w₀ w₁)², singular along both axes. */
import { createRandom } from "#random";
import type { Workload } from "./workload.ts";

export const sgld: Workload = {
  title: "SGLD, 64 chains × 10,000 steps, two-parameter potential",
  stepsPerCall: 10_000,
};

const chains = 64;

/** w ← w - ½ε (nβ ∇L + γ (w - w*)) + √ε ξ (Lau et al., 2023, arXiv:2308.12108, algorithm 1). */
export const sgldSettings = {
  chains,
  /** ε */
  stepSize: 1e-4,
  /** nβ */
  inverseTemperature: 100,
  /** γ */
  localization: 10,
  /** Either coordinate of w*, where every chain starts. */
  center: 0.3,
};

/** Start every chain at w*. */
export const sgldStart = (): Float32Array<ArrayBuffer> =>
  new Float32Array(2 * chains).fill(sgldSettings.center);

/** Draw ξ for every step of a call: (step, chain, parameter). */
export const sgldNoise = (): Float32Array<ArrayBuffer> =>
  createRandom(4).normals(sgld.stepsPerCall * chains * 2);

/** The update with the numbers of a step put together: w ← kept w - rate ∇L + push, with a push for each ξ. */
export function sgldPushes() {
  const { stepSize, inverseTemperature, localization, center } = sgldSettings;
  const pull = (stepSize * localization) / 2;
  return {
    kept: 1 - pull,
    rate: (stepSize * inverseTemperature) / 2,
    pushes: sgldNoise().map((x) => pull * center + Math.sqrt(stepSize) * x),
  };
}
