/** @file Judging a probe: held-out examples, and the same probe trained on shuffled labels. */
import { meanRow, type Rows } from "#linalg";
import type { Random } from "#random";
import { applyProbe, type Probe } from "./probe.ts";

export interface ProbeScores {
  readonly train: number;
  readonly test: number;
}

export interface ProbeEvaluation extends ProbeScores {
  readonly probe: Probe;
  /** Scores of a probe whose targets were dealt out at random: what its capacity alone achieves. */
  readonly control: ProbeScores;
}

export interface ProbeQuestion {
  readonly features: Rows;
  readonly targets: Rows;
  readonly fit: (features: Rows, targets: Rows) => Probe;
  readonly score: (predicted: Rows, targets: Rows) => number;
  readonly random: Random;
  /** Share of the examples that are trained on. */
  readonly trainShare?: number;
}

/** Fit a probe on some examples and score it on the others, beside its random-label control. */
export function evaluateProbe(question: ProbeQuestion): ProbeEvaluation {
  const { features, targets, random, trainShare = 0.8 } = question;
  const order = random.fork("split").shuffle([...features.keys()]);
  const cut = Math.round(trainShare * order.length);
  const judge = (labels: Rows) => {
    const choose = (indices: readonly number[]): Examples => ({
      features: indices.map((i) => features[i]!),
      targets: indices.map((i) => labels[i]!),
    });
    const [train, test] = [choose(order.slice(0, cut)), choose(order.slice(cut))];
    const probe = question.fit(train.features, train.targets);
    const score = (on: Examples) => question.score(applyProbe(probe, on.features), on.targets);
    return { probe, train: score(train), test: score(test) };
  };
  const { train, test } = judge(random.fork("control").shuffle(targets));
  return { ...judge(targets), control: { train, test } };
}

interface Examples {
  readonly features: Rows;
  readonly targets: Rows;
}

/** Share of rows whose largest entry is in the same place. */
export const accuracy = (predicted: Rows, targets: Rows): number =>
  predicted.filter((row, i) => largest(row) === largest(targets[i]!)).length / predicted.length;

/** Share of the targets' variance that is explained: 1 - Σ (y - ŷ)² / Σ (y - mean)². */
export function explainedVariance(predicted: Rows, targets: Rows): number {
  const mean = meanRow(targets);
  const squares = (reference: (i: number) => ArrayLike<number>) =>
    targets.reduce(
      (sum, y, i) => sum + Array.from(y).reduce((s, v, k) => s + (v - reference(i)[k]!) ** 2, 0),
      0,
    );
  return 1 - squares((i) => predicted[i]!) / squares(() => mean);
}

const largest = (row: ArrayLike<number>): number =>
  Array.from(row).reduce((best, value, k) => (value > row[best]! ? k : best), 0);
