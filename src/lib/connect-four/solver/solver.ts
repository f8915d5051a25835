/** @file Perfect play: the value of any position and of each move in it. */
import { type Board, legalMoves, mirror, type Position, play, standardBoard } from "../position.ts";
import { checkFits } from "./bitboard.ts";
import { createSearch } from "./search.ts";
import { createTable } from "./table.ts";

/** The answer when the budget did not suffice. */
export type GaveUp = "gave up";

/** How much one question may cost; it is asked in vain once either is used up, give or take 1024 positions. */
export interface Budget {
  readonly nodes?: number;
  readonly milliseconds?: number;
}

/** Answers with a budget may be "gave up"; what was proved on the way is kept, so that asking again goes on from there. */
export interface Solver {
  readonly board: Board;
  /** Positions looked at since the solver was made. */
  readonly nodes: number;
  /**
   * 0 for a draw; positive if the player to move wins. A player's supply is half the cells, the first player's rounded up. A win that leaves k
   * stones in the winner's supply counts k + 1 for him and −(k + 1) for the loser (Pons's convention), so a greater score is a sooner win or a
   * later loss. A game that is over has the score of its loser.
   */
  score(position: Position): number;
  score(position: Position, budget: Budget): number | GaveUp;
  /** The sign of the score, which is cheaper than the score: 1, 0, −1 for a win, a draw, a loss of the player to move. */
  value(position: Position): number;
  value(position: Position, budget: Budget): number | GaveUp;
  /** For each column the score after a stone there, from the view of who plays it; null where none can be put. */
  moveScores(position: Position): (number | null)[];
  moveScores(position: Position, budget: Budget): (number | null)[] | GaveUp;
  /** The columns that keep the value of the position (a win a win, a draw a draw), which are all legal ones in a lost position. */
  valuePreserving(position: Position): number[];
  valuePreserving(position: Position, budget: Budget): number[] | GaveUp;
}

class OutOfBudget extends Error {}

/**
 * A solver for boards of up to 8 columns and 7 rows. `tableSize` is the number of proved positions that it can remember, rounded down to a
 * power of two from 2^14 to 2^27; each takes 8 bytes. Throws a RangeError for other boards and sizes.
 */
export function createSolver({
  board = standardBoard,
  tableSize = 2 ** 20,
}: {
  board?: Board;
  tableSize?: number;
} = {}): Solver {
  checkFits(board);
  let nodesLeft = Infinity;
  let deadline = Infinity;
  const search = createSearch(board, createTable(tableSize), () => {
    nodesLeft -= 1024;
    if (nodesLeft <= 0 || performance.now() > deadline) throw new OutOfBudget();
  });

  function within<T>(budget: Budget, position: Position, answer: (position: Position) => T) {
    const { columns, rows } = position.board;
    if (columns !== board.columns || rows !== board.rows)
      throw new RangeError(
        `This solver is for ${board.columns} columns and ${board.rows} rows; received a position on ${columns} and ${rows}.`,
      );
    nodesLeft = budget.nodes ?? Infinity;
    deadline = performance.now() + (budget.milliseconds ?? Infinity);
    try {
      return answer(position);
    } catch (error) {
      if (error instanceof OutOfBudget) return "gave up";
      throw error;
    }
  }

  const ask = <T>(answer: (position: Position) => T) =>
    ((position: Position, budget: Budget = {}) => within(budget, position, answer)) as {
      (position: Position): T;
      (position: Position, budget: Budget): T | GaveUp;
    };

  /** The score if it lies between the bounds; else a number on the same side of the interval, or its end. */
  function scoreBetween(position: Position, lowest: number, highest: number): number {
    const known = scoreAtOnce(position);
    if (known !== undefined) return known;
    search.begin(position);
    const left = board.columns * board.rows - position.ply;
    let min = Math.max(lowest, -(left >> 1));
    let max = Math.min(highest, (left - 1) >> 1);
    while (min < max) {
      const beta = 1 + bisect(min, max);
      const bound = search.bound(beta);
      if (bound >= beta) min = bound;
      else max = bound;
    }
    return min + 0; // no negative zero
  }

  const score = (position: Position) => scoreBetween(position, -Infinity, Infinity);
  const value = (position: Position) => Math.sign(scoreBetween(position, -1, 1));

  return {
    board,
    get nodes() {
      return search.nodes;
    },
    score: ask(score),
    value: ask(value),
    moveScores: ask((position) => moveScores(position, score)),
    valuePreserving: ask((position) => {
      const target = value(position);
      const keeps = (column: number) =>
        -scoreBetween(play(position, column), -target, 1 - target) >= target;
      return target < 0 ? legalMoves(position) : legalMoves(position).filter(keeps);
    }),
  };
}

function moveScores(position: Position, score: (after: Position) => number): (number | null)[] {
  const last = position.board.columns - 1;
  const scores = Array.from({ length: last + 1 }, (): number | null => null);
  const mirrored = mirror(position).cells;
  const symmetric = position.cells.every((owner, cell) => owner === mirrored[cell]);
  for (const column of legalMoves(position))
    scores[column] =
      symmetric && 2 * column > last ? scores[last - column]! : 0 - score(play(position, column));
  return scores;
}

/** The score where no search is needed: the game is over, or the mover wins at once. */
function scoreAtOnce(position: Position): number | undefined {
  const left = position.cells.length - position.ply;
  if (position.winner !== 0) return -((left + 2) >> 1);
  if (left === 0) return 0;
  const wins = legalMoves(position).some((column) => play(position, column).winner !== 0);
  return wins ? (left + 1) >> 1 : undefined;
}

/** A score from min to max − 1 to compare with: half way, but half as far from a draw as an end is where that is farther, as shorter games are searched faster (Pons). */
function bisect(min: number, max: number): number {
  const middle = Math.floor((min + max) / 2);
  if (middle <= 0) return Math.min(middle, Math.ceil(min / 2));
  return Math.max(middle, Math.floor(max / 2));
}
