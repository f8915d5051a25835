/** @file Concepts that take a perfect player to know. */
import { type Position, playerToMove } from "../position.ts";
import type { Concept } from "./concept.ts";

/** Concepts read off the solver's score of a position. */
export function solvedConcepts(score: (position: Position) => number): readonly Concept[] {
  return [
    {
      id: "value",
      title: "Value under perfect play",
      describe: "1 if the mover wins, 0 for a draw, −1 if he loses, with perfect play of both.",
      kind: "number",
      of: (position) => Math.sign(score(position)),
    },
    {
      id: "score",
      title: "Score under perfect play",
      describe:
        "The winner's stones left at the end plus one, negative if the mover loses, 0 for a draw, with perfect play of both.",
      kind: "number",
      of: score,
    },
    {
      id: "distance",
      title: "Moves to the end",
      describe:
        "How many more stones are played until the game is over, with perfect play of both; the winner hurries and the loser delays.",
      kind: "number",
      of: (position) => distanceToEnd(position, score(position)),
    },
  ];
}

/** Stones still to be played from a position with a score. */
export function distanceToEnd(position: Position, score: number): number {
  const { cells, ply } = position;
  if (score === 0) return cells.length - ply;
  const mover = playerToMove(position);
  const winner = score > 0 ? mover : 3 - mover;
  const supply = winner === 1 ? Math.ceil(cells.length / 2) : Math.floor(cells.length / 2);
  const placed = cells.filter((owner) => owner === winner).length;
  const needed = supply - (Math.abs(score) - 1) - placed;
  return winner === mover ? 2 * needed - 1 : 2 * needed;
}
