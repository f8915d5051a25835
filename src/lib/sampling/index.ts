export { effectiveSampleSize, mean, splitRHat, standardError, variance } from "./diagnostics.ts";
export { type Estimate, type EstimateProgress, estimateCoefficient } from "./estimate.ts";
export type { Problem } from "./problem.ts";
export { rule } from "./rule.ts";
export type { Sampler } from "./tempering.ts";
export type { Diagnostics } from "./verdict.ts";
