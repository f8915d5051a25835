/** @file The straight line between two networks, before and after one is aligned with the other. */
import { automorphisms, between, cosineOf, type Instrument, type Split, score } from "#modular";
import type { ParameterValues } from "#nn";
import type { Network } from "./forms.ts";
import type { Line, Way } from "./types.ts";

/** Shares of the way at which the line is measured. */
export const points = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

/** One end of a line. */
export interface End {
  readonly weights: ParameterValues;
  readonly split: Split;
}

/** Walk the line in each way. */
export async function walkLines(
  network: Network,
  instrument: Instrument,
  a: End,
  b: End,
  rename: boolean,
): Promise<Record<Way, Line>> {
  const { p } = network.architecture;
  const walk = async (to: ParameterValues, multiplier: number): Promise<Line> => {
    const known = knownPairs(a.split, b.split, multiplier, p);
    const [loss, accuracy]: [number[], number[]] = [[], []];
    for (const part of points) {
      const logits = await instrument.logits(between(a.weights, to, part));
      loss.push(score(logits, p, network.loss, known).loss / guessLoss(network));
      accuracy.push(score(logits, p, network.loss).accuracy);
    }
    return { loss, accuracy, cosine: cosineOf(a.weights, to), multiplier };
  };
  const matched = network.align(a.weights, b.weights, [1]);
  const all = rename ? network.align(a.weights, b.weights, automorphisms(p)) : matched;
  // The names as they are count among the renamings, also where the short list has left them out.
  const best = all.cosine > matched.cosine ? all : matched;
  const own = await walk(matched.weights, 1);
  return {
    straight: await walk(b.weights, 1),
    matched: own,
    renamed: best === matched ? own : await walk(best.weights, best.multiplier),
  };
}

/** The pairs that both networks were trained on, the second after its numbers were renamed x → m·x. */
export function knownPairs(a: Split, b: Split, m: number, p: number): number[] {
  const trained = new Set(b.train);
  const renamed = (pair: number) => ((m * Math.floor(pair / p)) % p) * p + ((m * (pair % p)) % p);
  return a.train.filter((pair) => trained.has(renamed(pair)));
}

/** Loss of the best scores that are the same for all pairs. */
export const guessLoss = ({ loss, architecture: { p } }: Pick<Network, "loss" | "architecture">) =>
  loss === "mse" ? (1 - 1 / p) / p : Math.log(p);

/** How far the loss rises above the straight line between the losses of the ends, at the worst point; at least 0. */
export const barrierOf = ({ loss }: Pick<Line, "loss">): number => {
  const last = loss.length - 1;
  return Math.max(
    ...loss.map((value, i) => value - ((last - i) * loss[0]! + i * loss[last]!) / last),
  );
};

const ends = (values: readonly number[]) => (values[0]! + values.at(-1)!) / 2;

/** Share that is left at the worst point of what the ends are better than guessing by; absent where that is hardly anything. */
function left(values: readonly number[], guess: number, best: number): number | undefined {
  const gain = (value: number) => (value - guess) / (best - guess);
  const own = gain(ends(values));
  if (own < 0.1) return undefined;
  return Math.min(1, Math.max(0, Math.min(...values.map(gain)) / own));
}

/** What is left of the gain in loss over guessing. */
export const keptLoss = ({ loss }: Pick<Line, "loss">) => left(loss, 1, 0);

/** What is left of the accuracy above guessing, on all pairs. */
export const keptAccuracy = ({ accuracy }: Pick<Line, "accuracy">, p: number) =>
  left(accuracy, 1 / p, 1);
