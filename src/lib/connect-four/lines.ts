/** @file Lines of four: where they lie, and who may still make one. */
import {
  type Board,
  directions,
  height,
  inside,
  legalMoves,
  type Player,
  type Position,
} from "./position.ts";

const known = new Map<string, readonly (readonly number[])[]>();

/** All lines of a board, each as four cells; there are 69 on the standard board. */
export function linesOf(board: Board): readonly (readonly number[])[] {
  const key = `${board.columns} ${board.rows}`;
  const lines = known.get(key) ?? findLines(board);
  known.set(key, lines);
  return lines;
}

function findLines(board: Board): number[][] {
  const cells = Array.from({ length: board.columns * board.rows }, (_, cell) => cell);
  return cells.flatMap((cell) => {
    const [column, row] = [Math.floor(cell / board.rows), cell % board.rows];
    return directions
      .filter(([dx, dy]) => inside(board, column + 3 * dx, row + 3 * dy))
      .map(([dx, dy]) => [0, 1, 2, 3].map((k) => (column + k * dx) * board.rows + row + k * dy));
  });
}

/** The empty cells that would give a player four in a line, whether or not a stone can be put there yet, in order. */
export function threats({ board, cells }: Position, player: Player): number[] {
  const found = new Set<number>();
  for (const line of linesOf(board)) {
    const empty = line.filter((cell) => cells[cell] === 0);
    if (empty.length === 1 && line.every((cell) => cells[cell] === 0 || cells[cell] === player))
      found.add(empty[0]!);
  }
  return [...found].sort((a, b) => a - b);
}

/** Columns in which a player's stone would make four now, even if it is not his turn. */
export function winningColumns(position: Position, player: Player): number[] {
  const cells = new Set(threats(position, player));
  const { rows } = position.board;
  return legalMoves(position).filter((column) =>
    cells.has(column * rows + height(position, column)),
  );
}
