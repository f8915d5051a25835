/** @file The line of play that a search is on, in arrays indexed by ply, so that nothing is allocated on the way. */
import { type Board, type Position, playerToMove } from "../position.ts";
import {
  type Bits,
  cellsWhere,
  completeHigh,
  completeLow,
  countBits,
  stonesOf,
} from "./bitboard.ts";

export class Line {
  /** What `findMoves` found last. */
  private openLow = 0;
  private openHigh = 0;
  private readonly stride: number;
  private readonly allLow: number;
  private readonly allHigh: number;
  private readonly bottomLow: number;
  private readonly bottomHigh: number;
  private readonly columnLow: Int32Array;
  private readonly columnHigh: Int32Array;
  /** The position at each ply, 8 words: the mover's stones, all stones, cells that win for the mover, cells that win for the opponent. */
  private readonly positions: Int32Array;
  /** The moves at each ply, 4 words each: the cell, and the cells that then win for who played it. */
  private readonly moves: Int32Array;
  /** For each move, how many cells then win; −1 once it was taken. */
  private readonly ranks: Int32Array;

  constructor(board: Board) {
    const cells = board.columns * board.rows;
    this.stride = board.rows + 1;
    const all = cellsWhere(board, () => true);
    this.allLow = all.low;
    this.allHigh = all.high;
    const bottom = cellsWhere(board, (_, row) => row === 0);
    this.bottomLow = bottom.low;
    this.bottomHigh = bottom.high;
    const columns = fromCentre(board).map((column) => cellsWhere(board, (x) => x === column));
    this.columnLow = Int32Array.from(columns, ({ low }) => low);
    this.columnHigh = Int32Array.from(columns, ({ high }) => high);
    this.positions = new Int32Array(8 * (cells + 1));
    this.moves = new Int32Array(4 * 8 * (cells + 1));
    this.ranks = new Int32Array(8 * (cells + 1));
  }

  /** Write a position down at its ply. */
  begin(position: Position): void {
    const mover = playerToMove(position);
    const own = stonesOf(position, mover);
    const other = stonesOf(position, mover === 1 ? 2 : 1);
    const full = { low: own.low | other.low, high: own.high | other.high };
    const wins = ({ low, high }: Bits) => [
      completeLow(low, high, this.stride) & this.allLow & ~full.low,
      completeHigh(low, high, this.stride) & this.allHigh & ~full.high,
    ];
    const words = [own.low, own.high, full.low, full.high, ...wins(own), ...wins(other)];
    this.positions.set(words, 8 * position.ply);
  }

  /** Low word of a number that tells positions on this board apart: in each column, own stones and a one above the topmost stone. */
  keyLow(ply: number): number {
    return (this.positions[8 * ply]! + this.positions[8 * ply + 2]! + this.bottomLow) | 0;
  }

  /** High word of the same. */
  keyHigh(ply: number): number {
    return (this.positions[8 * ply + 1]! + this.positions[8 * ply + 3]! + this.bottomHigh) | 0;
  }

  /** Look for moves after which the opponent does not win at once, and say whether there are any. */
  findMoves(ply: number): boolean {
    const { positions } = this;
    const at = 8 * ply;
    const lossesLow = positions[at + 6]!;
    const lossesHigh = positions[at + 7]!;
    let low = (positions[at + 2]! + this.bottomLow) & this.allLow;
    let high = (positions[at + 3]! + this.bottomHigh) & this.allHigh;
    const forcedLow = low & lossesLow;
    const forcedHigh = high & lossesHigh;
    if ((forcedLow | forcedHigh) !== 0) {
      if (severalBits(forcedLow, forcedHigh)) return false;
      low = forcedLow;
      high = forcedHigh;
    }
    // A stone under a cell that wins for the opponent lets him have it.
    this.openLow = low & ~(lossesLow >>> 1);
    this.openHigh = high & ~(lossesHigh >>> 1);
    return (this.openLow | this.openHigh) !== 0;
  }

  /** Write down the moves just found; returns how many there are. */
  listMoves(ply: number): number {
    const { positions, moves, columnLow, columnHigh, openLow, openHigh, stride } = this;
    const ownLow = positions[8 * ply]!;
    const ownHigh = positions[8 * ply + 1]!;
    const emptyLow = this.allLow & ~positions[8 * ply + 2]!;
    const emptyHigh = this.allHigh & ~positions[8 * ply + 3]!;
    let count = 0;
    for (let i = 0; i < columnLow.length; i++) {
      const moveLow = openLow & columnLow[i]!;
      const moveHigh = openHigh & columnHigh[i]!;
      if ((moveLow | moveHigh) === 0) continue;
      const low = ownLow | moveLow;
      const high = ownHigh | moveHigh;
      const winsLow = completeLow(low, high, stride) & emptyLow & ~moveLow;
      const winsHigh = completeHigh(low, high, stride) & emptyHigh & ~moveHigh;
      const move = 8 * ply + count++;
      this.ranks[move] = countBits(winsLow) + countBits(winsHigh);
      moves[4 * move] = moveLow;
      moves[4 * move + 1] = moveHigh;
      moves[4 * move + 2] = winsLow;
      moves[4 * move + 3] = winsHigh;
    }
    return count;
  }

  /** Play the move of most threats among the `count` of a ply that were not taken yet, that nearest the centre if several make as many. */
  playNext(ply: number, count: number): void {
    const { positions, moves, ranks } = this;
    let best = 8 * ply;
    for (let move = best + 1; move < 8 * ply + count; move++)
      if (ranks[move]! > ranks[best]!) best = move;
    ranks[best] = -1;
    const from = 8 * ply;
    const to = from + 8;
    const moveLow = moves[4 * best]!;
    const moveHigh = moves[4 * best + 1]!;
    positions[to] = positions[from + 2]! ^ positions[from]!;
    positions[to + 1] = positions[from + 3]! ^ positions[from + 1]!;
    positions[to + 2] = positions[from + 2]! | moveLow;
    positions[to + 3] = positions[from + 3]! | moveHigh;
    positions[to + 4] = positions[from + 6]! & ~moveLow;
    positions[to + 5] = positions[from + 7]! & ~moveHigh;
    positions[to + 6] = moves[4 * best + 2]!;
    positions[to + 7] = moves[4 * best + 3]!;
  }
}

const severalBits = (low: number, high: number) =>
  (low !== 0 && high !== 0) || (low & (low - 1)) !== 0 || (high & (high - 1)) !== 0;

/** The columns, those nearest the centre first. */
function fromCentre({ columns }: Board): number[] {
  const distance = (column: number) => Math.abs(2 * column - columns + 1);
  return Array.from({ length: columns }, (_, column) => column).sort(
    (a, b) => distance(a) - distance(b),
  );
}
