/** @file What is said to a reader about a prediction of theirs. */
import { formatNumber } from "#notation";
import { intervalCoverage, meanScores, ofKind } from "./calibration.ts";
import type {
  Guess,
  NumberPrediction,
  Prediction,
  Predictions,
  ProbabilityPrediction,
} from "./prediction.ts";
import { brierScore, contains, coverage, intervalScore, logScore } from "./score.ts";

const percent = (probability: number) => `${formatNumber(probability * 100)} %`;
const score = (value: number) => (value < 0.005 ? "0.00" : value.toFixed(2));

/** Say what a reader said. */
export function describeSaid(prediction: Prediction): string {
  switch (prediction.kind) {
    case "seen":
      return "You chose to see it first.";
    case "probability":
      return `You said ${percent(prediction.said)}.`;
    case "number":
      return `You said ${describeGuess(prediction.said, prediction.unit)}.`;
  }
}

function describeGuess({ guess, low, high }: Guess, unit?: string): string {
  const number = [formatNumber(guess), unit].filter(Boolean).join(" ");
  return `${number}, and with ${percent(coverage)} between ${formatNumber(low)} and ${formatNumber(high)}`;
}

/** Say what came and how far off the reader was. */
export function describeOutcome(prediction: NumberPrediction | ProbabilityPrediction): string {
  if (prediction.kind === "probability") return prediction.outcome ? "It is so." : "It is not so.";
  const { said, scale, truth, unit } = prediction;
  const measured = [formatNumber(truth), unit].filter(Boolean).join(" ");
  const inside = contains({ ...said, scale }, truth) ? "inside" : "outside";
  return `We measured ${measured}: ${difference(prediction)}, ${inside} your interval.`;
}

function difference({ said: { guess }, scale, truth, unit }: NumberPrediction): string {
  if (truth === guess) return "what you guessed";
  if (scale === "log") {
    const factor = truth > guess ? truth / guess : guess / truth;
    const words = truth > guess ? "above" : "below";
    return `a factor of ${formatNumber(factor)} ${words} your guess`;
  }
  const apart = [formatNumber(Math.abs(truth - guess)), unit].filter(Boolean).join(" ");
  return `${apart} ${truth > guess ? "above" : "below"} your guess`;
}

/** State the scores of a prediction. */
export function describeScore(prediction: NumberPrediction | ProbabilityPrediction): string {
  if (prediction.kind === "number") {
    const { said, scale, truth, unit } = prediction;
    const counted = scale === "log" ? " powers of ten" : unit ? ` ${unit}` : "";
    const value = intervalScore({ ...said, scale }, truth);
    return `Interval score ${scale === "log" ? score(value) : formatNumber(value)}${counted}.`;
  }
  const { said, outcome } = prediction;
  return `Brier score ${score(brierScore(said, outcome))}, logarithmic score ${score(logScore(said, outcome))}.`;
}

/** Say what the scores of a kind of prediction can be compared with. */
export const describeScale = (kind: "number" | "probability"): string =>
  kind === "number"
    ? "Smaller is better; the width of an interval is the least it can get."
    : `Smaller is better; who always says 50 % gets ${score(0.25)} and ${score(Math.LN2)}.`;

/** Say what a reader changed it to. */
export function describeLater(prediction: Prediction): string {
  if (prediction.kind === "seen" || prediction.later === undefined) return "";
  const later =
    prediction.kind === "number"
      ? describeGuess(prediction.later, prediction.unit)
      : percent(prediction.later);
  return `Later you said ${later}. Your first answer is the one that counts.`;
}

/** Set a prediction among the reader's own of its kind; nothing where it is the only one. */
export function describeHistory({ kind }: Prediction, all: Predictions): string {
  if (kind === "probability") {
    const own = ofKind(all, kind);
    if (own.length < 2) return "";
    const { brier, log } = meanScores(own);
    return `Your ${own.length} probabilities so far: Brier score ${score(brier)} and logarithmic score ${score(log)} on average.`;
  }
  if (kind === "seen") return "";
  const own = ofKind(all, kind);
  if (own.length < 2) return "";
  const { held, count } = intervalCoverage(own, coverage);
  return `Of your ${count} intervals so far ${held} held the value; ${formatNumber(coverage * count)} should.`;
}
