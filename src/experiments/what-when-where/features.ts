/**
 * @file What a probe sees. Concepts are the same for mirror images, so cells are taken together with their mirror images: a cell of
 * the board is known by its row and its distance from the middle column.
 */
import { type Board, type Position, playerToMove } from "#connect-four";

const fold = ({ columns }: Board, column: number) =>
  Math.abs(column - Math.floor((columns - 1) / 2));

const folds = ({ columns }: Board) => fold({ columns, rows: 0 }, columns - 1) + 1;

/** The input planes: stones of the mover and of the opponent on each cell, mirror images added, and who is the first player. */
export function planeFeatures(position: Position): Float64Array {
  const { board, cells } = position;
  const half = folds(board) * board.rows;
  const mover = playerToMove(position);
  const features = new Float64Array(2 * half + 1);
  cells.forEach((owner, cell) => {
    if (owner === 0) return;
    const at = fold(board, Math.floor(cell / board.rows)) * board.rows + (cell % board.rows);
    features[at + (owner === mover ? 0 : half)]! += 1;
  });
  features[2 * half] = Number(mover === 1);
  return features;
}

/** Features of a layer for each filter: its sum over each row, and over the columns of each distance from the middle. */
export const featuresPerFilter = (board: Board): number => board.rows + folds(board);

/** Sum up a layer (filter, row, column) of one position, from `at` on. A linear probe of these sums is one of all cells whose weight is a part for the row plus a part for the distance. */
export function layerFeatures(
  board: Board,
  values: Float32Array,
  at: number,
  filters: number,
): Float64Array {
  const { columns, rows } = board;
  const each = featuresPerFilter(board);
  const features = new Float64Array(filters * each);
  for (let filter = 0; filter < filters; filter++)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const value = values[at + (filter * rows + row) * columns + column]!;
        features[filter * each + row]! += value;
        features[filter * each + rows + fold(board, column)]! += value;
      }
  return features;
}
