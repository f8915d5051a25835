/** @file Localised SGLD: 64 chains on the potential (w₀ w₁)², singular along both axes. */
import { createRandom } from "#random";
import type { Parameters, Workload } from "./workload.ts";

export const sgld: Workload = {
  title: "SGLD, 64 chains × 10,000 steps, two-parameter potential",
  stepsPerCall: 10_000,
};

const chains = 64;

/**
 * w ← w - ½ε (nβ ∇L + γ (w - w*)) + √ε ξ, with w* = (0.3, 0.3) where every chain starts
 * (Lau et al., 2023, arXiv:2308.12108, algorithm 1).
 */
export const sgldSettings = { chains, stepSize: 1e-4, inverseTemperature: 100, localisation: 10, centre: 0.3 };

export function sgldParameters(): Parameters {
  return { w: { shape: [chains, 2], values: new Float32Array(2 * chains).fill(sgldSettings.centre) } };
}

/** Draw ξ for every step of a call: (step, chain, parameter). */
export const sgldNoise = (): Float32Array<ArrayBuffer> =>
  createRandom(4).normals(sgld.stepsPerCall * chains * 2);
