/** @file Localised SGLD: 64 chains on the potential (w₀ w₁)², singular along both axes. */
import { createRandom } from "#random";
import type { Workload } from "./workload.ts";

export const sgld: Workload = {
  title: "SGLD, 64 chains × 10,000 steps, two-parameter potential",
  stepsPerCall: 10_000,
};

const chains = 64;

const stepSize = 1e-4;
const inverseTemperature = 100;
const localisation = 10;
const centre = 0.3;

/**
 * w ← w - ½ε (nβ ∇L + γ (w - w*)) + √ε ξ (Lau et al., 2023, arXiv:2308.12108, algorithm 1), with the numbers of a step
 * put together: w ← kept w - rate ∇L + push.
 */
export const sgldSettings = {
  chains,
  kept: 1 - (stepSize * localisation) / 2,
  rate: (stepSize * inverseTemperature) / 2,
};

/** Start every chain at w*. */
export const sgldStart = (): Float32Array<ArrayBuffer> => new Float32Array(2 * chains).fill(centre);

/** Draw what does not depend on w, ½ε γ w* + √ε ξ, for every step of a call: (step, chain, parameter). */
export const sgldPushes = (): Float32Array<ArrayBuffer> =>
  createRandom(4)
    .normals(sgld.stepsPerCall * chains * 2)
    .map((x) => (stepSize * localisation * centre) / 2 + Math.sqrt(stepSize) * x);
