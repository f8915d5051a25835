/**
 * @file Sets of cells as bits. JavaScript has no fast 64-bit integers, so a set is two 32-bit words: `low` for columns 0 to 3, `high` for columns
 * 4 to 7. A column takes `stride` = rows + 1 bits, the bottom row first; the bit above the top row stays empty, so that no line runs from one
 * column into the next (the layout of Tromp's Fhourstones benchmark). `low` may carry copies of the first bits of `high` above its own; masking
 * with the cells of the board removes them.
 */
import type { Board, Player, Position } from "../position.ts";

export interface Bits {
  readonly low: number;
  readonly high: number;
}

/** Throws a RangeError for a board that two words cannot hold; accepted are 1 to 8 columns and 2 to 7 rows. */
export function checkFits({ columns, rows }: Board): void {
  const whole = Number.isInteger(columns) && Number.isInteger(rows);
  if (!whole || columns < 1 || columns > 8 || rows < 2 || rows > 7)
    throw new RangeError(
      `A board of ${columns} columns and ${rows} rows cannot be solved; accepted: 1 to 8 columns and 2 to 7 rows.`,
    );
}

/** The set of the cells for which a predicate holds. */
export function cellsWhere(
  { columns, rows }: Board,
  holds: (column: number, row: number) => boolean,
): Bits {
  const words = [0, 0];
  for (let column = 0; column < columns; column++)
    for (let row = 0; row < rows; row++)
      if (holds(column, row)) words[column >> 2]! |= 1 << ((column % 4) * (rows + 1) + row);
  return { low: words[0]!, high: words[1]! };
}

/** The stones of one player. */
export function stonesOf({ board, cells }: Position, player: Player): Bits {
  return cellsWhere(board, (column, row) => cells[column * board.rows + row] === player);
}

/** Low word of the cells that make four in a line with three stones of a set, whether or not they are empty or on the board. */
export function completeLow(low: number, high: number, stride: number): number {
  return (
    ((low << 1) & (low << 2) & (low << 3)) |
    alongLow(low, high, stride, 4 * stride) |
    alongLow(low, high, stride - 1, 4 * stride) |
    alongLow(low, high, stride + 1, 4 * stride)
  );
}

/** High word of the same. */
export function completeHigh(low: number, high: number, stride: number): number {
  return (
    ((high << 1) & (high << 2) & (high << 3)) |
    alongHigh(low, high, stride, 4 * stride) |
    alongHigh(low, high, stride - 1, 4 * stride) |
    alongHigh(low, high, stride + 1, 4 * stride)
  );
}

// In both, `left1` is the set moved one step up the line, `right1` one step down, and so on; `width` is the number of bits of four columns.
function alongLow(low: number, high: number, step: number, width: number): number {
  const left1 = low << step;
  const left2 = low << (2 * step);
  const left3 = low << (3 * step);
  const right1 = (low >>> step) | (high << (width - step));
  const right2 = (low >>> (2 * step)) | (high << (width - 2 * step));
  const right3 = (low >>> (3 * step)) | (high << (width - 3 * step));
  return (left1 & left2 & (left3 | right1)) | (right1 & right2 & (left1 | right3));
}

function alongHigh(low: number, high: number, step: number, width: number): number {
  const left1 = (high << step) | (low >>> (width - step));
  const left2 = (high << (2 * step)) | (low >>> (width - 2 * step));
  const left3 = (high << (3 * step)) | (low >>> (width - 3 * step));
  const right1 = high >>> step;
  const right2 = high >>> (2 * step);
  const right3 = high >>> (3 * step);
  return (left1 & left2 & (left3 | right1)) | (right1 & right2 & (left1 | right3));
}

/** How many bits of a word are set. */
export function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
