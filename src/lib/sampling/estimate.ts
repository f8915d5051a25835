/** @file The learning coefficient of a loss at w*, estimated from tempered chains; nothing is known of the exact value. */
import type { Engine } from "#engine";
import { type CurveFit, type EnergyCurve, fitCurve, fitMultiplicity } from "#learning-theory";
import type { Random } from "#random";
import { effectiveSampleSize, mean, splitRHat, standardError } from "./diagnostics.ts";
import type { Problem } from "./problem.ts";
import { rule } from "./rule.ts";
import {
  byRung,
  type Call,
  createTempering,
  type Sampler,
  type Tempering,
  type TemperingOptions,
} from "./tempering.ts";
import { type Diagnostics, problemsOf } from "./verdict.ts";

export interface Estimate {
  readonly curve: EnergyCurve;
  readonly fit: CurveFit;
  /** λ of every data set, with the multiplicity that all share. */
  readonly byDataSet: readonly number[];
  /** Energy at the coldest rung and its standard error. */
  readonly raw: { readonly value: number; readonly error: number };
  readonly diagnostics: Diagnostics;
  /** Energies of the coldest rung, one list a chain of the first data set. */
  readonly traces: readonly (readonly number[])[];
  /** Transitions in every chain, those discarded included. */
  readonly transitions: number;
  readonly chains: number;
  /** Chains that left the finite numbers; they are not averaged in. */
  readonly diverged: number;
  /** Why not to trust it; empty where all diagnostics are passed. */
  readonly problems: readonly string[];
}

export interface EstimateOptions extends TemperingOptions {
  readonly random: Random;
  readonly signal: AbortSignal;
}

export interface EstimateProgress {
  /** In [0, 1]. */
  readonly progress: number;
  readonly stage: "Adapting steps" | "Cooling" | "Sampling";
  /** The estimate so far, at each check. */
  readonly estimate?: Estimate;
}

const calls = rule.pilotCalls + rule.warmUpCalls + rule.checks.at(-1)!;

/** Sample until a check is passed or the last has failed; yields after every call. */
export async function* estimateCoefficient(
  engine: Engine,
  problem: Problem,
  options: EstimateOptions,
): AsyncGenerator<EstimateProgress, Estimate> {
  const { sampler, random, signal } = options;
  const tempering = await createTempering(engine, problem, options, random);
  try {
    yield { progress: 0, stage: "Adapting steps" };
    await tempering.pilot();
    for (let call = 1; call <= rule.warmUpCalls; call++) {
      signal.throwIfAborted();
      await tempering.warmUp(call / rule.warmUpCalls);
      yield { progress: (rule.pilotCalls + call) / calls, stage: "Cooling" };
    }
    const found: Call[] = [];
    for (let call = 1; ; call++) {
      signal.throwIfAborted();
      found.push(await tempering.sample());
      const progress = (rule.pilotCalls + rule.warmUpCalls + call) / calls;
      const isCheck = rule.checks.some((check) => check === call);
      if (!isCheck) {
        yield { progress, stage: "Sampling" };
        continue;
      }
      const estimate = judge(problem, tempering, found, sampler);
      if (estimate.problems.length === 0 || call === rule.checks.at(-1)) return estimate;
      yield { progress, stage: "Sampling", estimate };
    }
  } finally {
    await tempering.dispose();
  }
}

/** Discard the first half, then average, fit and test the rest. */
function judge(problem: Problem, tempering: Tempering, all: readonly Call[], sampler: Sampler) {
  const found = all.slice(all.length >> 1);
  const { rungs } = rule;
  const ladders = Array.from({ length: tempering.ladders }, (_, ladder) =>
    Array.from({ length: rungs }, (_, rung) => traceOf(found, ladder * rungs + rung)),
  );
  const corrected = sampler !== "sgld";
  const acceptance = found.map((call) => call.acceptance);
  const isFinite = ladders.map((ladder, i) =>
    ladder.every(
      (trace, rung) =>
        trace.every(Number.isFinite) &&
        (corrected || acceptance.every((call) => call[i * rungs + rung] === 1)),
    ),
  );
  const groups = Array.from({ length: problem.dataSets }, (_, set) =>
    ladders.filter((_, i) => isFinite[i] && Math.floor(i / tempering.chains) === set),
  );
  const diverged = isFinite.filter((finite) => !finite).length;
  const transitions = (all.length * rule.kept * rule.stride) / tempering.leapfrogs;
  const shared = { transitions, chains: tempering.ladders, diverged };
  if (groups.some((group) => group.length < 2))
    throw new Error(divergedMessage(diverged, ladders.length));
  const diagnostics: Diagnostics = {
    acceptance: byRung(averaged(acceptance)),
    exchange: averaged(found.map((call) => call.exchange)),
    ...chainDiagnostics(groups),
  };
  const estimate = fitGroups(tempering.logTemperatures, groups);
  const problems = problemsOf(diagnostics, corrected);
  if (diverged > 0)
    problems.push(`${diverged} of ${ladders.length} chains diverged and are left out`);
  if (!(standardError(estimate.byDataSet) <= rule.limits.spread * Math.abs(estimate.fit.lambda)))
    problems.push("data sets disagree");
  const traces = groups[0]!.map((ladder) => Array.from(ladder.at(-1)!));
  return { ...estimate, ...shared, diagnostics, traces, problems };
}

const divergedMessage = (diverged: number, all: number) =>
  `${diverged} of ${all} chains diverged, so nothing is left to average. The step is too long for this sampler; the corrected samplers reject such steps.`;

function traceOf(found: readonly Call[], row: number): Float64Array {
  const rows = found[0]!.energies.length / rule.kept;
  return Float64Array.from({ length: found.length * rule.kept }, (_, i) => {
    const { energies } = found[Math.floor(i / rule.kept)]!;
    return energies[(i % rule.kept) * rows + row]!;
  });
}

/** Groups are data sets, of ladders, of rungs, of energies. */
type Groups = readonly (readonly (readonly Float64Array[])[])[];

function chainDiagnostics(groups: Groups) {
  const rungs = Array.from({ length: rule.rungs }, (_, rung) =>
    groups.map((ladders) => ladders.map((ladder) => ladder[rung]!)),
  );
  return {
    rHat: rungs.map(splitRHat),
    effective: rungs.map((chains) => effectiveSampleSize(chains.flat())),
    drift: rungs.map((chains) => {
      const rises = chains.flat().map((trace) => {
        const middle = trace.length >> 1;
        return mean(trace.subarray(middle)) - mean(trace.subarray(0, middle));
      });
      return mean(rises) / standardError(rises);
    }),
  };
}

function fitGroups(t: readonly number[], groups: Groups) {
  const means = groups.map((ladders) => ladders.map((ladder) => ladder.map(mean)));
  const column = (rung: number) => means.flat().map((ladder) => ladder[rung]!);
  const error = t.map((_, rung) => standardError(column(rung)));
  const curve: EnergyCurve = { t, energy: t.map((_, rung) => mean(column(rung))), error };
  const fit = fitCurve(curve);
  const byDataSet = means.map((ladders) => {
    const energy = averaged(ladders);
    return fitMultiplicity({ ...curve, energy }, fit.multiplicity, fit.from).lambda;
  });
  const raw = { value: curve.energy.at(-1)!, error: error.at(-1)! };
  return { curve, fit, byDataSet, raw };
}

/** Average lists element by element. */
const averaged = (lists: readonly ArrayLike<number>[]): number[] =>
  Array.from(lists[0]!, (_, i) => mean(lists.map((list) => list[i]!)));
