/** @file All probes on one set of positions. */
import { type Checkpoint, checkpoints } from "#alphazero";
import type { Engine } from "#engine";
import type { ReadFile } from "#models";
import type { Random } from "#random";
import { readLayers } from "./activations.ts";
import { planeFeatures } from "./features.ts";
import { fitSparse, type SparseFit } from "./lasso.ts";
import { conceptRows, type Sample, trainShare } from "./positions.ts";
import { predictHeldOut } from "./ridge.ts";
import { explained, score } from "./score.ts";
import type { Score } from "./types.ts";

export interface ProbedCheckpoint {
  /** By layer and concept. */
  readonly scores: readonly (readonly Score[])[];
  readonly value: SparseFit;
  /** R² of the value from the input planes. */
  readonly valueFromPlanes: number;
  /** R² of the value from the input planes and the concepts together, by ridge. */
  readonly valueFromBoth: number;
}

export interface ProbedSet {
  readonly planes: readonly Score[];
  /** By layer and concept, like the next. */
  readonly untrained: readonly (readonly Score[])[];
  readonly shuffled: readonly (readonly Score[])[];
  readonly checkpoints: readonly ProbedCheckpoint[];
}

export interface Probing {
  readonly engine: Engine;
  readonly readFile: ReadFile;
  readonly signal: AbortSignal;
}

type Table = readonly Float64Array[];
type ByLayer = readonly (readonly Score[])[];

/** What is the same for all checkpoints. */
export interface Ground {
  readonly sample: Sample;
  /** Positions that probes are trained on, the first ones. */
  readonly trained: number;
  /** The concepts by position, and the same rows in random order. */
  readonly table: Table;
  readonly shuffled: Table;
  readonly planes: Table;
  /** Scores of the untrained network, once they are known. */
  untrained?: ByLayer;
}

/** Work out the concepts of a sample. */
export function groundOf(sample: Sample, random: Random): Ground {
  const table = conceptRows(sample);
  return {
    sample,
    trained: Math.round(trainShare * table.length),
    table,
    shuffled: random.fork("shuffle").shuffle(table),
    planes: sample.positions.map(planeFeatures),
  };
}

/** Probe checkpoints; yields the share that is done. */
export async function* probeSet(
  ground: Ground,
  chosen: readonly Checkpoint[],
  probing: Probing,
): AsyncGenerator<number, ProbedSet> {
  const { trained, table, planes } = ground;
  const total = chosen.length + 1;
  const read = (done: number, checkpoint: Checkpoint, withShuffled: boolean) =>
    probeLayers(ground, checkpoint, withShuffled, probing, (share) => (done + share) / total);
  ground.untrained ??= (yield* read(0, checkpoints[0]!, false)).scores;
  const both = planes.map((row, i) => Float64Array.of(...row, ...table[i]!));
  const probed: ProbedCheckpoint[] = [];
  let shuffled: ByLayer = [];
  for (const [i, checkpoint] of chosen.entries()) {
    const reading = yield* read(i + 1, checkpoint, i === chosen.length - 1);
    shuffled = reading.shuffled;
    probed.push({
      scores: reading.scores,
      value: fitSparse(table, reading.values, trained),
      valueFromPlanes: ridgeExplained(planes, reading.values, trained),
      valueFromBoth: ridgeExplained(both, reading.values, trained),
    });
  }
  const fromPlanes = judge(ground, planes, table);
  return { planes: fromPlanes, untrained: ground.untrained, shuffled, checkpoints: probed };
}

/** Read a checkpoint's layers and probe each, on shuffled labels too if wanted. */
async function* probeLayers(
  ground: Ground,
  checkpoint: Checkpoint,
  withShuffled: boolean,
  { engine, readFile, signal }: Probing,
  progress: (share: number) => number,
) {
  const { sample, table } = ground;
  const { positions, concepts } = sample;
  const runs = readLayers(engine, readFile, checkpoint, positions);
  let step = await runs.next();
  for (; !step.done; step = await runs.next()) {
    signal.throwIfAborted();
    yield progress((0.3 * step.value) / positions.length);
  }
  const { layers, values } = step.value;
  // Side by side, so that both share the sums and factorisations.
  const labels = withShuffled
    ? table.map((row, i) => Float64Array.of(...row, ...ground.shuffled[i]!))
    : table;
  const [scores, shuffled]: [Score[][], Score[][]] = [[], []];
  for (const [k, features] of layers.entries()) {
    const judged = judge(ground, features, labels);
    scores.push(judged.slice(0, concepts.length));
    shuffled.push(judged.slice(concepts.length));
    signal.throwIfAborted();
    yield progress(0.3 + (0.7 * (k + 1)) / layers.length);
  }
  return { scores, shuffled, values };
}

/** Fit labels to features and score them on the held-out positions; labels may be the concepts several times over. */
export function judge(
  { sample: { concepts }, trained }: Pick<Ground, "sample" | "trained">,
  features: Table,
  labels: Table,
): Score[] {
  return predictHeldOut(features, labels, trained).map((predicted, k) => {
    const truth = labels.slice(trained).map((row) => row[k]!);
    return score(concepts[k % concepts.length]!.kind, truth, predicted);
  });
}

function ridgeExplained(features: Table, values: readonly number[], trained: number): number {
  const targets = values.map((value) => Float64Array.of(value));
  const [predicted] = predictHeldOut(features, targets, trained);
  return explained(values.slice(trained), predicted!) ?? 0;
}
