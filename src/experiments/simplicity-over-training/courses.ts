/** @file Measurements put in order: by labelling, along steps or widths, by seed. */
import type { Measurement } from "./measure-networks.ts";
import { labellings } from "./task.ts";
import type { Course } from "./types.ts";

/** All networks at one place; those of one labelling stand together, a seed each. */
export interface Measured {
  readonly at: number;
  readonly networks: readonly Measurement[];
}

/** One course for each labelling. */
export const coursesOf = (measured: readonly Measured[]): Course[] =>
  labellings.map((labelling, i) => {
    const own = measured.map(({ networks }) => {
      const seeds = networks.length / labellings.length;
      return networks.slice(i * seeds, (i + 1) * seeds);
    });
    const read = (value: (network: Measurement) => number) => own.map((each) => each.map(value));
    return {
      labelling,
      at: measured.map(({ at }) => at),
      train: read(({ train }) => train),
      heldOut: read(({ heldOut }) => heldOut),
      lambda: read(({ lambda }) => lambda),
      bits: read(({ bits }) => bits),
      flagged: read(({ problems }) => Number(problems.length > 0)),
    };
  });

/** Count the points at which each problem occurred, most frequent first. */
export function countProblems(measured: readonly Measured[]) {
  const all = measured.flatMap(({ networks }) => networks.flatMap(({ problems }) => problems));
  return [...new Set(all)]
    .map((problem) => ({ problem, points: all.filter((each) => each === problem).length }))
    .toSorted((a, b) => b.points - a.points);
}
