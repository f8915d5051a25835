/** @file Measure one model: estimate, baselines, and what a figure draws of them. */
import type { Engine } from "#engine";
import { fittedEnergy } from "#learning-theory";
import type { Random } from "#random";
import { type Estimate, estimateCoefficient, type Sampler } from "#sampling";
import { type HessianSummary, hessianOf, largestHessian } from "./hessian.ts";
import type { Model } from "./model.ts";
import type { Frame, Study } from "./types.ts";

export interface StudyOptions {
  readonly sampler: Sampler;
  readonly localization: number;
  readonly random: Random;
  readonly signal: AbortSignal;
}

/** The chart of traces cannot show more. */
const mostTraced = 150;

/** Yield the study as it grows. */
export async function* studyModel(
  engine: Engine,
  model: Model,
  options: StudyOptions,
): AsyncGenerator<Frame, Study> {
  yield { progress: 0, stage: "Finding w*" };
  const problem = await model.problem(options.random, engine);
  const hessian = model.parameters <= largestHessian ? await hessianOf(engine, problem) : undefined;
  const chains = estimateCoefficient(engine, problem, {
    ...options,
    random: options.random.fork("chains"),
  });
  let step = await chains.next();
  for (; !step.done; step = await chains.next()) {
    const { estimate, ...frame } = step.value;
    yield estimate ? { ...frame, study: asStudy(model, estimate, hessian) } : frame;
  }
  return asStudy(model, step.value, hessian);
}

function asStudy(model: Model, estimate: Estimate, hessian: HessianSummary | undefined): Study {
  const { curve, fit, diagnostics } = estimate;
  const every = Math.ceil(estimate.traces[0]!.length / mostTraced);
  return {
    label: model.label,
    parameters: model.parameters,
    ...(model.exact && { exact: model.exact }),
    ...(hessian && { hessian }),
    ...curve,
    fitted: curve.t.map((t) => fittedEnergy(fit, t)),
    from: fit.from,
    lambda: fit.lambda,
    multiplicity: fit.multiplicity,
    byDataSet: estimate.byDataSet,
    acceptance: diagnostics.acceptance,
    exchange: diagnostics.exchange,
    rHat: diagnostics.rHat,
    effective: diagnostics.effective,
    traces: estimate.traces.map((trace) => trace.filter((_, i) => i % every === 0)),
    transitions: estimate.transitions,
    ladders: estimate.chains,
    problems: estimate.problems,
  };
}
