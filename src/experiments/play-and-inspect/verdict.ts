/** @file What perfect play says of a position and of a move in it. */
import { createSolver, isOver, type Position } from "#connect-four";
import type { Verdict } from "./types.ts";

/** From this ply on every position is solved. */
export const solvedFrom = 12;

/** Positions that the solver may look at before that; the first plies are far out of reach. */
const allowedAt = (ply: number) =>
  ply >= solvedFrom ? Number.POSITIVE_INFINITY : ply >= 8 ? 12_000_000 : 1_000_000;

/** Positions between two looks at what else happened; well under a tenth of a second. */
const stretch = 250_000;

/** Solve a position, and judge a column (from 0) played in it; yields the positions looked at so far. */
export async function* solve(
  position: Position,
  best: number | undefined,
  signal: AbortSignal,
): AsyncGenerator<number, Verdict> {
  const unknown = { value: null, scores: null, keepsValue: null };
  if (isOver(position))
    return { ...unknown, solved: true, nodes: 0, value: position.winner === 0 ? 0 : -1 };
  const solver = createSolver();
  for (;;) {
    const scores = solver.moveScores(position, { nodes: stretch });
    const { nodes } = solver;
    if (scores !== "gave up") {
      const value = Math.sign(Math.max(...scores.filter((score) => score !== null)));
      const keepsValue = best === undefined ? null : Math.sign(scores[best]!) === value;
      return { solved: true, nodes, value, scores, keepsValue };
    }
    if (nodes >= allowedAt(position.ply)) return { ...unknown, solved: false, nodes };
    signal.throwIfAborted();
    yield nodes;
  }
}
