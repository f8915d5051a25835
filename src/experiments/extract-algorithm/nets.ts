/** @file Train the two networks and keep them over training; the untrained one is the first before its first step. */
import type { Engine } from "#engine";
import { type Split, splitOf, stepsPerCall, type TwoLayer, train } from "#modular";
import type { Random } from "#random";
import type { FrameBase } from "../contract.ts";
import type { Kind } from "../network-kinds.ts";
import type { Params } from "./about.ts";

/** One network at a step of training. */
export interface Snapshot {
  readonly step: number;
  readonly net: TwoLayer;
}

export interface Trained {
  readonly kind: Kind;
  /** By seed, at the end and before the first step. */
  readonly nets: readonly TwoLayer[];
  readonly starts: readonly TwoLayer[];
  readonly splits: readonly Split[];
  /** The first seed over training. */
  readonly snapshots: readonly Snapshot[];
}

interface Recipe {
  readonly fraction: number;
  readonly weightDecay: number;
  readonly learningRate: number;
  readonly steps: number;
}

/** Settings under which the network fits its pairs and nothing else. */
const memorising: Recipe = { fraction: 0.3, weightDecay: 0.1, learningRate: 0.001, steps: 300 };

/** Settings of a kind. */
export const recipeOf = (kind: Kind, { fraction, weightDecay, steps }: Params): Recipe =>
  kind === "memorising" ? memorising : { fraction, weightDecay, learningRate: 0.01, steps };

/** Steps to look at: 0, then about doubling, and the last. */
export function snapshotSteps(steps: number): number[] {
  const chosen = [0];
  for (let step = 2 * stepsPerCall; step < steps; step *= 2) chosen.push(step);
  return [...chosen, steps];
}

export interface TrainOptions {
  readonly engine: Engine;
  readonly params: Params;
  readonly random: Random;
  readonly signal: AbortSignal;
}

/** Train one kind of network for every seed; its progress goes over the stretch that is given. */
export async function* trainKind(
  kind: "trained" | "memorising",
  { engine, params, random, signal }: TrainOptions,
  [from, to]: readonly [number, number],
): AsyncGenerator<FrameBase, Trained> {
  const recipe = recipeOf(kind, params);
  const p = Number(params.p);
  const isSquare = params.network === "square";
  const own = random.fork(kind);
  const seeds = Array.from({ length: params.seeds }, (_, seed) => seed);
  const snapshots: Snapshot[] = [];
  let [nets, starts]: [readonly TwoLayer[], readonly TwoLayer[]] = [[], []];
  const stage = kind === "trained" ? "Training" : "Training the memorising control";
  for await (const at of train(engine, {
    p,
    width: params.width,
    activation: isSquare ? "square" : "relu",
    loss: isSquare ? "mse" : "cross-entropy",
    ...recipe,
    seeds,
    checkpoints: snapshotSteps(recipe.steps),
    signal,
    random: own,
  })) {
    if (at.nets) {
      nets = at.nets;
      if (at.step === 0) starts = nets;
      snapshots.push({ step: at.step, net: at.nets[0]! });
    }
    yield { progress: from + (to - from) * (at.step / recipe.steps), stage };
  }
  const splits = seeds.map((seed) => splitOf(own.fork(`seed ${seed}`), p, recipe.fraction));
  return { kind, nets, starts, splits, snapshots };
}
