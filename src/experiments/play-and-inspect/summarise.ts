/** @file The run in a sentence or two. */
import { formatNumber } from "#notation";
import type { Data } from "./types.ts";

const outcomes: Readonly<Record<string, string>> = { "1": "a win", "0": "a draw", "-1": "a loss" };

export const playerName = (player: number): string => (player === 1 ? "first" : "second");

/** Name a value for the player to move. */
export const outcomeOf = (value: number): string => outcomes[`${value}`]!;

/** Say what the figure shows. */
export function summarise(data: Data): string {
  const { moves, winner, best, simulations, policy, value, game } = data;
  const at = moves === "" ? "the empty board" : `the position ${moves}`;
  if (best === null)
    return winner === 0
      ? `In ${at} the board is full: a draw.`
      : `In ${at} the ${playerName(winner)} player has won.`;
  const how =
    simulations < 2
      ? "by its policy alone"
      : `after ${simulations.toLocaleString("en-US")} simulations`;
  const thought = `In ${at} the network plays column ${best} ${how}: its policy gave that ${percent(policy[best - 1]!)}, and it expects ${formatNumber(value, 2)} for the player to move.`;
  return [thought, verdictOf(data), ...(game ? [describeGame(data, game)] : [])].join(" ");
}

/** Say what the solver makes of the network's move. */
export function verdictOf({ solver, ply }: Pick<Data, "solver" | "ply">): string {
  if (!solver.solved)
    return `The solver did not finish in the ${solver.nodes.toLocaleString("en-US")} positions that it may look at before ply 12; this is ply ${ply}.`;
  if (solver.keepsValue === null) return "The game is over.";
  const worth = `With perfect play the position is ${outcomeOf(solver.value!)} for the player to move`;
  if (solver.value === -1) return `${worth}, whatever it plays.`;
  return `${worth}; this move ${solver.keepsValue ? "keeps" : "gives away"} that.`;
}

function describeGame({ ply }: Data, { moves, winner }: NonNullable<Data["game"]>): string {
  const judged = moves.filter(({ keepsValue }) => keepsValue !== null);
  const lost = judged.filter(({ keepsValue }) => !keepsValue).length;
  const end = winner === 0 ? "a draw" : `a win of the ${playerName(winner)} player`;
  return `Its game against itself from there ends at ply ${ply + moves.length} in ${end}; ${lost} of the ${judged.length} moves from ply 12 on gave something away.`;
}

export const percent = (share: number): string => `${formatNumber(100 * share, 2)} %`;
