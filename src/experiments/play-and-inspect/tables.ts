/** @file The panels in numbers and words. */
import { formatNumber } from "#notation";
import type { Table } from "../table.ts";
import { outcomeOf, percent, playerName } from "./summarise.ts";
import type { Data, GameMove, Verdict } from "./types.ts";

type Tree = Omit<Data, "solver"> & { readonly solver: Verdict | undefined };

const signed = (score: number) => `${score > 0 ? "+" : ""}${score}`.replace("-", "−");

/** What there is to say of each legal move, the most visited first, as it is shown. */
export function rootRows({ policy, visits, meanValues, lines, best, solver }: Tree) {
  const columns = policy.flatMap((prior, i) => (prior > 0 ? [i] : []));
  columns.sort((a, b) => visits[b]! - visits[a]! || policy[b]! - policy[a]!);
  return columns.map((i) => {
    const [mean, score] = [meanValues[i], solver?.scores?.[i]];
    return {
      column: i + 1,
      prior: percent(policy[i]!),
      visits: visits[i]!,
      mean: typeof mean === "number" ? mean.toFixed(2).replace("-", "−") : "–",
      score: typeof score === "number" ? signed(score) : "–",
      line: lines[i]!,
      isBest: best === i + 1,
    };
  });
}

/** The columns in numbers: what is drawn under the board. */
export function columnsTable(data: Data): Table {
  const at = data.moves === "" ? "the empty board" : data.moves;
  return {
    caption: `Position ${at}: ${data.simulations} simulations of the network after ${data.games} games`,
    columns: ["Column", "Policy", "Visits", "Solver"],
    rows: data.policy.map((prior, i) => [
      `Column ${i + 1}`,
      prior,
      data.visits[i]!,
      data.solver.scores?.[i] ?? "–",
    ]),
  };
}

/** The moves at the root in numbers. */
export function treeTable(data: Data): Table {
  return {
    caption: "Moves at the root of the search tree",
    columns: ["Column", "Policy", "Visits", "Mean result", "Solver", "Line"],
    rows: rootRows(data).map(({ column, prior, visits, mean, score, line }) => [
      `Column ${column}`,
      prior,
      visits,
      mean,
      score,
      line || "–",
    ]),
  };
}

/** The network's game against itself in numbers. */
export function gameTable({ ply, game }: Data): Table {
  return {
    caption: game
      ? "The network’s game against itself; results for the first player"
      : "No game of the network against itself in this run",
    columns: ["Move", "Column", "Expected", "Perfect play", "Kept"],
    rows: (game?.moves ?? []).map(({ column, mover, expected, value, keepsValue }, i) => [
      `${ply + i + 1}, ${playerName(mover)} player`,
      column,
      expected,
      value ?? "–",
      keepsValue === null ? "–" : keepsValue ? "yes" : "no",
    ]),
  };
}

/** A move of a game in a sentence; `ply` counts the stones with it. */
export function describeMove(move: GameMove, ply: number): string {
  const { column, mover, expected, value, keepsValue } = move;
  const forMover = (x: number) => (mover === 1 ? x : 0 - x);
  const played = `Move ${ply}: the ${playerName(mover)} player plays column ${column} and expects ${formatNumber(forMover(expected), 2)}.`;
  if (value === null) return `${played} The solver judges from ply 12 on.`;
  const worth = `The position was ${outcomeOf(forMover(value))} for it`;
  if (forMover(value) === -1) return `${played} ${worth}, whatever it plays.`;
  return `${played} ${worth}; the move ${keepsValue ? "keeps" : "gives away"} that.`;
}
