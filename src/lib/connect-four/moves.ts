/** @file Positions as readers write them: the columns played, 1 to 7 from the left, one digit a move. */
import {
  type Board,
  emptyPosition,
  isOver,
  type Position,
  play,
  standardBoard,
} from "./position.ts";

/** A string that is no game; `at` counts characters from 0. */
export class MovesError extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** Columns, from 0, of a string of moves. Blanks are skipped. Throws a MovesError that says which character is wrong and why. */
export function parseMoves(text: string, board: Board = standardBoard): number[] {
  return [...walk(text, board)].map(({ column }) => column);
}

/** The position that a string of moves leads to. Throws as `parseMoves` does. */
export function parsePosition(text: string, board: Board = standardBoard): Position {
  return [...walk(text, board)].at(-1)?.position ?? emptyPosition(board);
}

/** Columns, from 0, as a string of moves. */
export function formatMoves(columns: readonly number[]): string {
  return columns.map((column) => column + 1).join("");
}

function* walk(text: string, board: Board) {
  let position = emptyPosition(board);
  for (const [at, character] of [...text].entries()) {
    if (character.trim() === "") continue;
    const column = "123456789".slice(0, board.columns).indexOf(character);
    const where = `character ${at + 1}`;
    if (column < 0)
      throw new MovesError(
        `“${character}” (${where}) is no column; accepted: digits 1 to ${board.columns}, one a move.`,
        at,
      );
    if (isOver(position))
      throw new MovesError(
        `The game is over after ${position.ply} moves, ${ending(position)}, so “${character}” (${where}) is one move too many.`,
        at,
      );
    if (position.cells[(column + 1) * board.rows - 1] !== 0)
      throw new MovesError(
        `Column ${character} is full, so “${character}” (${where}) cannot be played.`,
        at,
      );
    position = play(position, column);
    yield { column, position };
  }
}

function ending({ winner }: Position): string {
  return winner === 0 ? "in a draw" : `won by the ${winner === 1 ? "first" : "second"} player`;
}
