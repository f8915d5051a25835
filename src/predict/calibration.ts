/** @file Whether what a reader calls 80 % comes 80 times in a hundred. */
import type {
  NumberPrediction,
  Prediction,
  Predictions,
  ProbabilityPrediction,
} from "./prediction.ts";
import { brierScore, contains, logScore } from "./score.ts";

/** Predictions of one kind, as probabilities between `from` and `to`. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean of the probabilities. */
  readonly mean: number;
  /** How many came true. */
  readonly came: number;
  /** How many would, in 95 of 100 cases, if the mean were right. */
  readonly expected: readonly [number, number];
}

const binWidth = 0.2;

/** Sort probabilities into fifths; empty ones are left out. */
export function calibrationBins(predictions: readonly ProbabilityPrediction[]): Bin[] {
  const last = Math.round(1 / binWidth) - 1;
  const groups = Map.groupBy(predictions, ({ said }) =>
    Math.min(last, Math.floor(said / binWidth + 1e-9)),
  );
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([i, group]) => {
      const average = mean(group.map(({ said }) => said));
      return {
        from: i * binWidth,
        to: (i + 1) * binWidth,
        count: group.length,
        mean: average,
        came: group.filter(({ outcome }) => outcome).length,
        expected: binomialRange(group.length, average),
      };
    });
}

/** How many of a reader's intervals held the value, and how many 95 of 100 calibrated readers' would. */
export function intervalCoverage(predictions: readonly NumberPrediction[], share: number) {
  return {
    count: predictions.length,
    held: predictions.filter(({ said, scale, truth }) => contains({ ...said, scale }, truth))
      .length,
    expected: binomialRange(predictions.length, share),
  };
}

/** The middle 95 % of a binomial distribution, as the least and the largest count in it. */
export function binomialRange(n: number, p: number): [number, number] {
  const tail = 0.025;
  return [quantile(n, p, tail), quantile(n, p, 1 - tail)];
}

/** The least count whose cumulative probability reaches a share. */
function quantile(n: number, p: number, share: number): number {
  let probability = (1 - p) ** n;
  let cumulative = probability;
  let count = 0;
  while (cumulative < share - 1e-12 && count < n) {
    probability *= ((n - count) / (count + 1)) * (p / (1 - p));
    cumulative += probability;
    count++;
  }
  return count;
}

/** The mean Brier and logarithmic scores of probabilities. */
export const meanScores = (predictions: readonly ProbabilityPrediction[]) => ({
  brier: mean(predictions.map(({ said, outcome }) => brierScore(said, outcome))),
  log: mean(predictions.map(({ said, outcome }) => logScore(said, outcome))),
});

/** Take the predictions of one kind. */
export const ofKind = <Kind extends Prediction["kind"]>(predictions: Predictions, kind: Kind) =>
  [...predictions.values()].filter(
    (prediction): prediction is Extract<Prediction, { kind: Kind }> => prediction.kind === kind,
  );

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
