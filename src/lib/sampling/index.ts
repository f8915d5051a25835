export { effectiveSampleSize, mean, splitRHat, standardError, variance } from "./diagnostics.ts";
export { type EstimateProgress, estimateCoefficient } from "./estimate.ts";
export { type EstimateAt, estimateAt } from "./estimate-at.ts";
export type { Estimate } from "./judge.ts";
export type { Problem } from "./problem.ts";
export { rule } from "./rule.ts";
export type { Sampler } from "./tempering.ts";
export type { Diagnostics } from "./verdict.ts";
