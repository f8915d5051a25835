/** @file What was probed on several sets of positions, put together. */
import type { Checkpoint } from "#alphazero";
import type { Concept } from "#connect-four";
import { mean } from "./mean.ts";
import type { ProbedSet } from "./probe-set.ts";
import type { Baselines, Data, Score, ValueFit } from "./types.ts";

/** An excess below this is not said to stand out: with 500 held-out positions a score moves by about as much from set to set. */
export const bar = 0.05;

type Parts = Pick<Data, "baselines" | "scores" | "excess" | "appeared" | "value">;

/** Average over the sets, and subtract baselines within each. `shown` are the places of the concepts to keep. */
export function gather(
  sets: readonly ProbedSet[],
  chosen: readonly Checkpoint[],
  concepts: readonly Concept[],
  shown: readonly number[],
): Parts {
  const keep = (scores: readonly Score[]) => shown.map((k) => scores[k] ?? null);
  const planes = sets.map((set) => keep(set.planes));
  const untrained = sets.map((set) => bestOf(set.untrained.map(keep)));
  const shuffled = sets.map((set) => bestOf(set.shuffled.map(keep)));
  const best = sets.map((_, s) => bestOf([planes[s]!, untrained[s]!, shuffled[s]!]));
  const baselines: Baselines = {
    planes: over(planes),
    untrained: over(untrained),
    shuffled: over(shuffled),
    best: over(best),
  };
  const excess = chosen.map((_, c) => {
    const tops = sets.map((set) => bestOf(set.checkpoints[c]!.scores.map(keep)));
    return shown.map((_, k) => sets.map((_, s) => less(tops[s]![k]!, best[s]![k]!)));
  });
  return {
    baselines,
    scores: chosen.map((_, c) => {
      const layers = sets[0]!.checkpoints[c]!.scores;
      return layers.map((_, layer) =>
        over(sets.map((set) => keep(set.checkpoints[c]!.scores[layer]!))),
      );
    }),
    excess,
    appeared: chosen.length > 1 ? shown.map((_, k) => appearance(chosen, excess, k)) : [],
    value: chosen.map((_, c) => valueFit(sets, c, concepts)),
  };
}

const less = (a: Score, b: Score): Score => (a === null || b === null ? null : a - b);

/** The best of several rows of scores, by concept. */
const bestOf = (rows: readonly (readonly Score[])[]): Score[] =>
  rows[0]!.map((_, k) => {
    const known = rows.map((row) => row[k]!).filter((score) => score !== null);
    return known.length > 0 ? Math.max(...known) : null;
  });

/** Means by concept over the sets that know. */
const over = (rows: readonly (readonly Score[])[]): Score[] =>
  rows[0]!.map((_, k) => mean(rows.map((row) => row[k]!)));

/** Games, by set, at which the excess of a concept first passes half of what it is at the end. */
export const appearance = (
  chosen: readonly Pick<Checkpoint, "games">[],
  excess: Data["excess"],
  concept: number,
): (number | null)[] =>
  excess[0]![concept]!.map((_, set) => {
    const course = excess.map((rows) => rows[concept]![set]!);
    const last = course.at(-1) ?? null;
    if (last === null || last < bar) return null;
    const first = course.findIndex((value) => value !== null && value >= last / 2);
    return chosen[first]!.games;
  });

function valueFit(sets: readonly ProbedSet[], c: number, concepts: readonly Concept[]): ValueFit {
  const probed = sets.map((set) => set.checkpoints[c]!);
  const terms = concepts
    .map(({ id }, k) => ({ id, weight: mean(probed.map(({ value }) => value.weights[k]!)) ?? 0 }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return {
    concepts: probed.map(({ value }) => value.explained),
    planes: probed.map(({ valueFromPlanes }) => valueFromPlanes),
    both: probed.map(({ valueFromBoth }) => valueFromBoth),
    terms,
  };
}
