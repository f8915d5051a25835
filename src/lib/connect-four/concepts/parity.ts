/**
 * @file Concepts about the parity of rows and of moves. Rows count from 1 at the bottom, so the bottom row is odd. Who gets the odd and who the
 * even cells when columns fill up decides many games: Allis, "A Knowledge-based Approach of Connect-Four" (1988), chapters 3 and 4.
 */
import { linesOf, threats } from "../lines.ts";
import { height, legalMoves, type Player, type Position, play, playerToMove } from "../position.ts";
import { type Concept, forBothSides } from "./concept.ts";

export const parityConcepts: readonly Concept[] = [
  ...forBothSides(
    {
      id: "threats",
      title: "Open threats of the SIDE",
      describe:
        "How many empty cells would give SIDE four, whether or not a stone can be put there yet.",
      kind: "number",
    },
    (position, player) => threats(position, player).length,
  ),
  ...forBothSides(
    {
      id: "odd-threats",
      title: "Odd threats of the SIDE",
      describe: "How many of the open threats of SIDE lie in odd rows, the bottom row being row 1.",
      kind: "number",
    },
    (position, player) => countInRows(position, player, isOdd),
  ),
  ...forBothSides(
    {
      id: "even-threats",
      title: "Even threats of the SIDE",
      describe: "How many of the open threats of SIDE lie in even rows.",
      kind: "number",
    },
    (position, player) => countInRows(position, player, (row) => !isOdd(row)),
  ),
  {
    id: "zugzwang",
    title: "Control of zugzwang",
    describe:
      "1 if parity favours the mover when the columns fill up, −1 if it favours the opponent, 0 if neither. An approximation: in each column only the lowest threat counts that cannot be played yet; the first player is favoured by more columns with an odd threat of his than with one of his opponent's, the second by an even threat where the first has no odd one.",
    kind: "number",
    of(position) {
      const favoured = favouredByParity(position);
      if (favoured === 0) return 0;
      return favoured === playerToMove(position) ? 1 : -1;
    },
  },
  {
    id: "claimeven-everywhere",
    title: "Claimeven holds everywhere",
    describe:
      "Whether the first player completes no line if from now on (after a move of his own, if it is his turn) the second always answers in the column just played. Exact; it means that the second does not lose.",
    kind: "binary",
    of: (position) =>
      Number(
        playerToMove(position) === 1
          ? claimevenHolds(position)
          : legalMoves(position).some((column) => claimevenHolds(play(position, column))),
      ),
  },
  {
    id: "first-player",
    title: "The mover is the first player",
    describe: "Whether the number of stones on the board is even.",
    kind: "binary",
    of: ({ ply }) => 1 - (ply % 2),
  },
  {
    id: "ply",
    title: "Stones on the board",
    describe: "How many stones were played.",
    kind: "number",
    of: ({ ply }) => ply,
  },
];

/** Whether a row, counted from 0, has an odd number when counted from 1. */
const isOdd = (row: number) => row % 2 === 0;

function countInRows(position: Position, player: Player, wanted: (row: number) => boolean): number {
  const { rows } = position.board;
  return threats(position, player).filter((cell) => wanted(cell % rows)).length;
}

function favouredByParity(position: Position): 0 | Player {
  const { columns, rows } = position.board;
  const [first, second] = [threats(position, 1), threats(position, 2)];
  const counts = { firstOdd: 0, secondOdd: 0, secondEven: 0 };
  for (let column = 0; column < columns; column++)
    for (let row = height(position, column) + 1; row < rows; row++) {
      const cell = column * rows + row;
      const kind =
        isOdd(row) && first.includes(cell)
          ? "firstOdd"
          : second.includes(cell) && (isOdd(row) ? "secondOdd" : "secondEven");
      if (!kind) continue;
      counts[kind]++;
      break;
    }
  if (counts.firstOdd > counts.secondOdd) return 1;
  return counts.firstOdd === 0 && counts.secondEven > 0 ? 2 : 0;
}

/** With the first player to move: each column has an even number of empty cells, and no line is left to him whose empty cells are all in odd rows. */
function claimevenHolds({ board, cells, winner }: Position): boolean {
  if (winner !== 0) return winner === 2;
  const { columns, rows } = board;
  for (let column = 0; column < columns; column++) {
    const empty = cells.subarray(column * rows, (column + 1) * rows).filter((owner) => owner === 0);
    if (rows % 2 === 1 || empty.length % 2 === 1) return false;
  }
  const reachable = (cell: number) =>
    cells[cell] === 1 || (cells[cell] === 0 && isOdd(cell % rows));
  return !linesOf(board).some((line) => line.every(reachable));
}
