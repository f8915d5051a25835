/** @file Concepts that count stones and the lines that they lie on. */
import { linesOf } from "../lines.ts";
import type { Player, Position } from "../position.ts";
import { type Concept, forBothSides, playerOf } from "./concept.ts";

export const materialConcepts: readonly Concept[] = [
  {
    id: "centre",
    title: "Control of the centre",
    describe:
      "Stones of the mover less stones of the opponent in the middle column, or the two middle ones.",
    kind: "number",
    of: (position) =>
      centreStones(position, playerOf(position, "mover")) -
      centreStones(position, playerOf(position, "opponent")),
  },
  ...[1, 2, 3].flatMap((stones) =>
    forBothSides(
      {
        id: `lines-${stones}`,
        title: `Open lines of the SIDE with ${stones} of 4`,
        describe: `How many lines of four cells hold exactly ${stones} ${stones === 1 ? "stone" : "stones"} of SIDE and none of the other player's.`,
        kind: "number",
      },
      (position, player) => countLines(position, player, stones),
    ),
  ),
];

function centreStones({ board, cells }: Position, player: Player): number {
  const column = (cell: number) => Math.floor(cell / board.rows);
  const inCentre = (cell: number) => Math.abs(2 * column(cell) - board.columns + 1) <= 1;
  return cells.filter((owner, cell) => owner === player && inCentre(cell)).length;
}

function countLines({ board, cells }: Position, player: Player, stones: number): number {
  return linesOf(board).filter((line) => {
    const own = line.filter((cell) => cells[cell] === player).length;
    return own === stones && line.every((cell) => cells[cell] === player || cells[cell] === 0);
  }).length;
}
