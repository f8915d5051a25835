/** @file Strength against the solver: how often a player keeps the value of a position, and how well a network knows it. */
import type { Evaluate } from "#alphazero";
import type { LabelledPosition } from "#connect-four";
import type { Player } from "./players.ts";

/** Positions in which the value was kept, of so many; a player who chooses among several moves keeps it in part. */
export interface Tally {
  readonly kept: number;
  readonly of: number;
}

export interface Strength {
  readonly all: Tally;
  /** Positions in which some move does not keep the value. */
  readonly decisive: Tally;
  readonly byPly: Readonly<Record<number, Tally>>;
}

/** Whether each column keeps the value: a win a win, a draw a draw; false where no stone can be put. */
export function keepsValue({ scores }: Pick<LabelledPosition, "scores">): boolean[] {
  const value = valueFrom(scores);
  return scores.map((score) => score !== null && Math.sign(score) === value);
}

/** The value of a position for the player to move, of the scores of its moves: 1, 0 or −1. */
export const valueFrom = (scores: LabelledPosition["scores"]): number =>
  Math.sign(Math.max(...scores.filter((score) => score !== null)));

/** Measure a player on labelled positions. */
export async function strengthOf(
  player: Player,
  labelled: readonly LabelledPosition[],
): Promise<Strength> {
  const chosen = await player(labelled.map(({ position }) => position));
  const judged = labelled.map((each, i) => {
    const keeps = keepsValue(each);
    const kept = chosen[i]!.filter((column) => keeps[column]).length / chosen[i]!.length;
    const isDecisive = each.scores.some((score, column) => score !== null && !keeps[column]);
    return { ply: each.position.ply, kept, isDecisive };
  });
  const tally = (group: typeof judged): Tally => ({
    kept: group.reduce((sum, { kept }) => sum + kept, 0),
    of: group.length,
  });
  const plies = Object.entries(Object.groupBy(judged, ({ ply }) => ply));
  return {
    all: tally(judged),
    decisive: tally(judged.filter(({ isDecisive }) => isDecisive)),
    byPly: Object.fromEntries(plies.map(([ply, group]) => [ply, tally(group!)])),
  };
}

export interface Calibration {
  /** Mean square of the difference between the value head and the solver's value, and their correlation. */
  readonly squaredError: number;
  readonly correlation: number;
  /** Fifths of the range from −1 to 1: positions there, what the head says in the mean, what is true in the mean. */
  readonly bins: readonly { of: number; said: number; true: number }[];
}

const BINS = 5;

/** Compare the value head with the solver. */
export async function calibrationOf(
  evaluate: Evaluate,
  labelled: readonly LabelledPosition[],
): Promise<Calibration> {
  const evaluations = await evaluate(labelled.map(({ position }) => position));
  const pairs = labelled.map(({ scores }, i) => ({
    said: evaluations[i]!.value,
    true: valueFrom(scores),
  }));
  const bins = Array.from({ length: BINS }, (_, bin) => {
    const group = pairs.filter(
      ({ said }) => Math.min(Math.floor(((said + 1) / 2) * BINS), BINS - 1) === bin,
    );
    const mean = (of: "said" | "true") =>
      group.reduce((sum, pair) => sum + pair[of], 0) / group.length;
    return { of: group.length, said: mean("said"), true: mean("true") };
  });
  return { ...agreement(pairs), bins };
}

function agreement(pairs: readonly { said: number; true: number }[]) {
  const mean = (of: (pair: { said: number; true: number }) => number) =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const [said, truth] = [mean((pair) => pair.said), mean((pair) => pair.true)];
  const covariance = mean((pair) => (pair.said - said) * (pair.true - truth));
  const variances =
    mean((pair) => (pair.said - said) ** 2) * mean((pair) => (pair.true - truth) ** 2);
  return {
    squaredError: mean((pair) => (pair.said - pair.true) ** 2),
    correlation: covariance / Math.sqrt(variances),
  };
}
