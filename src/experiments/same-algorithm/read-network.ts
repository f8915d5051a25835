/** @file What is read off one network from its weights and its logits on all pairs. */
import {
  analyticShare,
  argMax,
  distanceIrrelevance,
  eachPair,
  factsOf,
  fitCosines,
  type Instrument,
  type Split,
  score,
  strongestFrequencies,
  sumOf,
  twoLayerOf,
} from "#modular";
import type { ParameterValues } from "#nn";
import type { Network } from "./forms.ts";
import type { Reading } from "./types.ts";

export type Logits = Float32Array<ArrayBuffer>;

/** The frequencies that hold this share of what all cosines explain are those that a network uses. */
const held = 0.95;

/** What logits alone say. */
export function readLogits(
  logits: Logits,
  p: number,
): Pick<Reading, "accuracy" | "frequencies" | "explained" | "shares" | "irrelevance" | "spread"> {
  const { explained } = fitCosines(logits, p);
  return {
    accuracy: score(logits, p, "mse").accuracy,
    frequencies: strongestFrequencies(factsOf(logits, p), held),
    explained: explained.reduce((a, b) => a + b, 0),
    shares: [...explained].slice(1),
    irrelevance: distanceIrrelevance(logits, p),
    spread: spreadOf(logits, p),
  };
}

/** Read a network. */
export async function readNetwork(
  { twoLayer }: Network,
  weights: ParameterValues,
  split: Split,
  instrument: Instrument,
  logits: Logits,
  p: number,
): Promise<Reading> {
  return {
    ...readLogits(logits, p),
    train: score(logits, p, "mse", split.train).accuracy,
    heldOut: score(logits, p, "mse", split.heldOut).accuracy,
    symmetricity: await instrument.symmetricity(weights),
    ...(twoLayer && { analytic: analyticShare(twoLayerOf(twoLayer, weights)) }),
  };
}

/** Standard deviation over pairs of the right answer's logit, over the mean of what it is above the mean logit of its pair. */
function spreadOf(logits: Logits, p: number): number {
  let [sum, squares, height] = [0, 0, 0];
  eachPair(logits, p, (a, b, row) => {
    const right = row[sumOf(a * p + b, p)]!;
    sum += right;
    squares += right * right;
    height += right - Array.from(row).reduce((x, y) => x + y, 0) / p;
  });
  const count = p * p;
  const deviation = Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
  return deviation / Math.max(Math.abs(height / count), 1e-12);
}

/** The answer to every pair. */
export const answersOf = (logits: Logits, p: number): number[] =>
  Array.from({ length: p * p }, (_, pair) => argMax(logits.subarray(pair * p, (pair + 1) * p)));
