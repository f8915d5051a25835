/** @file Connect Four positions: where the stones are, whose turn it is, and whether somebody has won. */

export interface Board {
  readonly columns: number;
  readonly rows: number;
}

export const standardBoard: Board = { columns: 7, rows: 6 };

/** 0 is nobody; 1 plays at even plies, 2 at odd ones. */
export type Player = 1 | 2;

export interface Position {
  readonly board: Board;
  /** Who owns each cell, 0 for nobody; cell (column, row) is at column · rows + row, row 0 at the bottom. */
  readonly cells: Uint8Array;
  /** Stones on the board. */
  readonly ply: number;
  /** Who has four in a row, 0 for nobody. */
  readonly winner: 0 | Player;
}

export function emptyPosition(board: Board = standardBoard): Position {
  return { board, cells: new Uint8Array(board.columns * board.rows), ply: 0, winner: 0 };
}

/** Whose turn it is. */
export function playerToMove({ ply }: Position): Player {
  return ply % 2 === 0 ? 1 : 2;
}

/** Whether nobody can move any more. */
export function isOver({ board, ply, winner }: Position): boolean {
  return winner !== 0 || ply === board.columns * board.rows;
}

/** Stones in a column. */
export function height({ board, cells }: Position, column: number): number {
  let row = 0;
  while (row < board.rows && cells[column * board.rows + row] !== 0) row++;
  return row;
}

/** Columns, from 0, in which a stone may be put; none when the game is over. */
export function legalMoves(position: Position): number[] {
  if (isOver(position)) return [];
  const { columns, rows } = position.board;
  const all = Array.from({ length: columns }, (_, column) => column);
  return all.filter((column) => position.cells[column * rows + rows - 1] === 0);
}

/** The position after the player to move put a stone in a column, which must be a legal move. */
export function play(position: Position, column: number): Position {
  const { board } = position;
  if (!legalMoves(position).includes(column))
    throw new RangeError(`Column ${column} is no legal move.`);
  const row = height(position, column);
  const player = playerToMove(position);
  const cells = position.cells.slice();
  cells[column * board.rows + row] = player;
  const winner = completesFour(board, cells, column, row) ? player : 0;
  return { board, cells, ply: position.ply + 1, winner };
}

/** The position seen in a mirror: column c becomes columns − 1 − c. */
export function mirror(position: Position): Position {
  const { columns, rows } = position.board;
  const cells = position.cells.map((_, cell) => {
    const column = columns - 1 - Math.floor(cell / rows);
    return position.cells[column * rows + (cell % rows)]!;
  });
  return { ...position, cells };
}

/** Steps along the four lines through a cell, in columns and rows. */
export const directions = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, -1],
] as const;

/** Whether the stone at a cell is part of four in a row of its owner's. */
function completesFour(board: Board, cells: Uint8Array, column: number, row: number): boolean {
  const owner = cells[column * board.rows + row];
  const run = (dx: number, dy: number) => {
    let stones = 0;
    for (let x = column + dx, y = row + dy; inside(board, x, y); x += dx, y += dy) {
      if (cells[x * board.rows + y] !== owner) break;
      stones++;
    }
    return stones;
  };
  return directions.some(([dx, dy]) => run(dx, dy) + run(-dx, -dy) >= 3);
}

export function inside({ columns, rows }: Board, column: number, row: number): boolean {
  return column >= 0 && column < columns && row >= 0 && row < rows;
}
