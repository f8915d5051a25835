/** @file The numbers of a run by name. */
import type { Measured } from "../contract.ts";
import type { Data } from "./types.ts";

/** A search takes another turn where two moves are nearly equal, and rounding differs between machines. */
const tolerance = 0.02;

/** List what was measured; what is not known is left out. */
export function measure(data: Data): Measured[] {
  const { policy, value, searchValue, visits, best, solver, game } = data;
  const entry = (id: string, label: string, value: number, tolerance = 0): Measured => ({
    id,
    label,
    value,
    seeds: 1,
    tolerance,
  });
  const measured = [
    entry("value", "Result that the network expects", value, tolerance),
    entry("search-value", "Mean result of the search", searchValue, tolerance),
  ];
  if (best !== null) {
    const total = visits.reduce((sum, count) => sum + count, 0);
    measured.push(
      entry("best", "Column that it plays", best),
      entry("best-prior", "The policy's probability of it", policy[best - 1]!, tolerance),
    );
    if (total > 0)
      measured.push(
        entry("best-visits", "Its share of visits", visits[best - 1]! / total, tolerance),
      );
  }
  if (solver.value !== null)
    measured.push(entry("solver-value", "Value by the solver", solver.value));
  if (solver.keepsValue !== null)
    measured.push(entry("keeps-value", "Its move keeps that value", Number(solver.keepsValue)));
  if (game) measured.push(...measureGame(data.ply, game, entry));
  return measured;
}

function measureGame(
  ply: number,
  { moves, winner }: NonNullable<Data["game"]>,
  entry: (id: string, label: string, value: number) => Measured,
): Measured[] {
  const judged = moves.filter(({ keepsValue }) => keepsValue !== null);
  const kept = judged.filter(({ keepsValue }) => keepsValue).length;
  return [
    entry("game-plies", "Moves of the game", ply + moves.length),
    entry("game-winner", "Winner of the game, 0 for a draw", winner),
    entry("game-judged", "Its moves that the solver judged", judged.length),
    entry("game-kept", "Of these, moves that kept the value", kept),
  ];
}
