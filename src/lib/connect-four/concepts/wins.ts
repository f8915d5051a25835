/** @file Concepts about winning at once and soon. */
import { threats, winningColumns } from "../lines.ts";
import { height, legalMoves, type Player, type Position, play } from "../position.ts";
import { type Concept, forBothSides, playerOf } from "./concept.ts";

export const winConcepts: readonly Concept[] = [
  ...forBothSides(
    {
      id: "win-now",
      title: "Immediate win for the SIDE",
      describe: "Whether a stone of SIDE would make four at once, if it were his turn.",
      kind: "binary",
    },
    (position, player) => Number(winningColumns(position, player).length > 0),
  ),
  ...forBothSides(
    {
      id: "wins-now",
      title: "Immediate wins of the SIDE",
      describe: "In how many columns a stone of SIDE would make four at once, if it were his turn.",
      kind: "number",
    },
    (position, player) => winningColumns(position, player).length,
  ),
  ...forBothSides(
    {
      id: "double-threat",
      title: "Double threat of the SIDE",
      describe:
        "Whether SIDE has two ways to win that one stone cannot stop: two columns, or one whose next two cells both make four.",
      kind: "binary",
    },
    (position, player) => Number(hasDoubleThreat(position, player)),
  ),
  {
    id: "fork",
    title: "A move that makes a double threat",
    describe:
      "Whether the mover has a move that does not win at once but leaves him a double threat, and his opponent no win at once.",
    kind: "binary",
    of: (position) => Number(hasFork(position)),
  },
];

function hasDoubleThreat(position: Position, player: Player): boolean {
  const columns = winningColumns(position, player);
  const cells = threats(position, player);
  const { rows } = position.board;
  // The next cell above, if the column has one.
  const above = (column: number) => {
    const row = height(position, column) + 1;
    return row < rows ? column * rows + row : -1;
  };
  return columns.length > 1 || columns.some((column) => cells.includes(above(column)));
}

function hasFork(position: Position): boolean {
  const mover = playerOf(position, "mover");
  return legalMoves(position).some((column) => {
    const after = play(position, column);
    if (after.winner !== 0) return false;
    return (
      winningColumns(after, playerOf(after, "mover")).length === 0 && hasDoubleThreat(after, mover)
    );
  });
}
