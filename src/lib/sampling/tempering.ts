/** @file Tempered chains by the rule: a pilot at the hottest rung, warm-up while half of the chains cool, then sampling. */

import type { Engine } from "#engine";
import type { Random } from "#random";
import { type Advance, type Chains, type Layout, startChains } from "./chains.ts";
import { mean } from "./diagnostics.ts";
import type { Problem } from "./problem.ts";
import { chainsFor, ladderFor, rule } from "./rule.ts";
import { createStream } from "./stream.ts";

/** `hmc` takes several leapfrog steps before each Metropolis test, `mala` one, `sgld` one without the test and without exchange. */
export type Sampler = "hmc" | "mala" | "sgld";

export interface TemperingOptions {
  readonly sampler: Sampler;
  /** γ of the pull γ/2 |w - w*|²; the hottest rung scales with it. */
  readonly localization: number;
  /** Sampling takes steps of this many times the adapted size; the rule is 1. */
  readonly stepScale?: number;
}

export interface Tempering {
  readonly chains: number;
  readonly ladders: number;
  readonly leapfrogs: number;
  /** Whether the Metropolis test is made while sampling. */
  readonly isCorrected: boolean;
  /** log nβ of every rung; all hottest until the pilot is done. */
  readonly logTemperatures: readonly number[];
  /** One call at the hottest rung; the last of them places the colder rungs. */
  pilot(isLast: boolean): Promise<void>;
  /** One call of warm-up, `part` in (0, 1]. */
  warmUp(part: number): Promise<void>;
  sample(): Promise<Call>;
  dispose(): Promise<void>;
}

/** What one call of sampling found. */
export interface Call {
  /** nβ(L - L(w*)) of the energies that are kept, (transition, row). */
  readonly energies: Float32Array;
  /** By row, over all transitions. */
  readonly acceptance: Float64Array;
  /** By neighbouring pair. */
  readonly exchange: Float64Array;
}

/** Make chains for a problem; nothing has moved yet. */
export async function createTempering(
  engine: Engine,
  problem: Problem,
  { sampler, localization, stepScale = 1 }: TemperingOptions,
  random: Random,
): Promise<Tempering> {
  const { rungs, stride, kept } = rule;
  const count = chainsFor(problem.dimension, problem.dataSets);
  const leapfrogs = sampler === "hmc" ? stride : 1;
  const isCorrected = sampler !== "sgld";
  const layout: Layout = {
    chains: count,
    rungs,
    leapfrogs,
    localization,
    transitions: (kept * stride) / leapfrogs,
  };
  const chains = await startChains(engine, problem, layout, createStream(random));
  const target = leapfrogs === 1 ? rule.acceptance.one : rule.acceptance.several;
  const hottest = rule.hottest * localization;
  let logTemperatures = Array.from({ length: rungs }, () => Math.log(hottest));
  let logSteps = logTemperatures.map((t) => Math.log(0.3) - t / 2);

  /** A row that is still hotter than its rung takes longer steps. */
  const advance = (coldest: number, corrected: boolean, exchanged: boolean, scale = 1) => {
    const isCooled = (row: number) => Math.floor(row / rungs) % count >= count / 2;
    const present = (row: number) =>
      isCooled(row)
        ? Math.min(coldest, logTemperatures[row % rungs]!)
        : logTemperatures[row % rungs]!;
    const rows = Array.from({ length: chains.rows }, (_, row) => row);
    return chains.advance({
      inverseTemperature: rows.map((row) => Math.exp(present(row))),
      stepSize: rows.map(
        (row) =>
          scale *
          Math.exp(logSteps[row % rungs]! + (logTemperatures[row % rungs]! - present(row)) / 2),
      ),
      corrected,
      exchanged,
    });
  };
  const adapt = ({ accepted }: Advance, gain: number) => {
    const acceptance = byRung(averageRows(accepted, chains.rows));
    logSteps = logSteps.map((step, rung) => step + gain * (acceptance[rung]! - target));
  };
  return {
    chains: count,
    ladders: chains.ladders,
    leapfrogs,
    isCorrected,
    get logTemperatures() {
      return logTemperatures;
    },
    async pilot(isLast) {
      const found = await advance(Number.POSITIVE_INFINITY, true, false);
      adapt(found, 1);
      if (!isLast) return;
      const colder = ladderFor(hottest, mean(found.excess) * hottest);
      logSteps = logSteps.map((step, rung) => step - (colder[rung]! - logTemperatures[rung]!) / 2);
      logTemperatures = colder;
    },
    async warmUp(part) {
      const [first, last] = [logTemperatures[0]!, logTemperatures.at(-1)!];
      const cooled = Math.min(1, part / rule.coolingPart);
      const found = await advance(first + cooled * (last - first), true, isCorrected);
      adapt(found, cooled < 1 ? 0.8 : 0.4);
    },
    async sample() {
      const found = await advance(Number.POSITIVE_INFINITY, isCorrected, isCorrected, stepScale);
      return summarise(found, chains, logTemperatures, stride / leapfrogs);
    },
    dispose: chains.dispose,
  };
}

function summarise(
  { excess, accepted, swapped }: Advance,
  { rows }: Chains,
  logTemperatures: readonly number[],
  every: number,
): Call {
  const { rungs, kept } = rule;
  const energies = new Float32Array(kept * rows);
  for (let i = 0; i < energies.length; i++) {
    const row = i % rows;
    const transition = (Math.floor(i / rows) + 1) * every - 1;
    energies[i] = excess[transition * rows + row]! * Math.exp(logTemperatures[row % rungs]!);
  }
  // Every pair is tried in every other transition.
  const exchange = averageRows(swapped, rungs - 1).map((rate) => 2 * rate);
  return { energies, acceptance: averageRows(accepted, rows), exchange };
}

/** Average over the leading axis. */
function averageRows(values: Float32Array, width: number): Float64Array {
  const sums = new Float64Array(width);
  for (let i = 0; i < values.length; i++) sums[i % width]! += values[i]!;
  return sums.map((sum) => (sum * width) / values.length);
}

/** Average rows over ladders. */
export function byRung(rows: ArrayLike<number>): number[] {
  const sums = Array<number>(rule.rungs).fill(0);
  for (let row = 0; row < rows.length; row++) sums[row % rule.rungs]! += rows[row]!;
  return sums.map((sum) => sum / (rows.length / rule.rungs));
}
