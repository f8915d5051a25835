import { describe, expect, test } from "vitest";
import { createRandom } from "#random";
import {
  type Board,
  concepts,
  drawMoves,
  emptyPosition,
  linesOf,
  type Position,
  play,
  standardBoard,
} from "../index.ts";

const count = (id: string, position: Position) =>
  concepts.find((concept) => concept.id === id)!.of(position);

/** Cells as columns and rows counted from 1, as Allis writes them. */
interface Cell {
  x: number;
  y: number;
}

/** The nine rules as text says them, on sets of lines, by looking at all tuples of cells. */
function countByLooking(position: Position): Record<string, number> {
  const { board, cells } = position;
  const all: Cell[] = [...cells.keys()].map((cell) => ({
    x: Math.floor(cell / board.rows) + 1,
    y: (cell % board.rows) + 1,
  }));
  const owner = ({ x, y }: Cell) => cells[(x - 1) * board.rows + y - 1];
  const isEmpty = (cell: Cell) => cell.y <= board.rows && owner(cell) === 0;
  const up = ({ x, y }: Cell, by = 1) => ({ x, y: y + by });
  const empty = all.filter(isEmpty);
  const playable = empty.filter(({ x, y }) => y === 1 || owner({ x, y: y - 1 }) !== 0);
  const canPlay = (cell: Cell) =>
    playable.includes(empty.find(({ x, y }) => x === cell.x && y === cell.y)!);
  const lines = linesOf(board).map((line) => line.map((cell) => all[cell]!));
  const open = lines.filter((line) => line.every((cell) => owner(cell) !== 2));
  const own = lines
    .filter((line) => line.every((cell) => owner(cell) !== 1))
    .map((line) => line.filter(isEmpty));
  const solved = (...wanted: Cell[]) =>
    open.some((line) =>
      wanted.every(({ x, y }) => line.some((cell) => cell.x === x && cell.y === y)),
    );
  const even = ({ y }: Cell) => y % 2 === 0;
  const sum = (items: readonly unknown[]) => items.filter(Boolean).length;
  const pairsOf = <T>(items: readonly T[]) =>
    items.flatMap((a, i) => items.slice(0, i).map((b) => [a, b] as const));

  // Lower cells of stacked empty cells.
  const evens = empty.filter((low) => isEmpty(up(low)) && even(up(low)));
  const odds = empty.filter((low) => isEmpty(up(low)) && !even(up(low)));
  const threes = evens.filter((mid) => mid.y > 1 && isEmpty(up(mid, -1))).map((mid) => up(mid, -1));
  const isClaimed = (cell: Cell) => even(cell) && cell.y > 1 && isEmpty(up(cell, -1));
  const successorSolved = (cell: Cell) =>
    even(up(cell)) ? solved(up(cell)) : solved(cell, up(cell));
  const groups = own.filter((gaps) => gaps.every(({ y }) => y < board.rows));
  return {
    claimeven: sum(evens.map((low) => solved(up(low)))),
    baseinverse: sum(pairsOf(playable).map(([a, b]) => solved(a, b))),
    vertical: sum(odds.map((low) => solved(low, up(low)))),
    aftereven: sum(
      own
        .filter((gaps) => gaps.every(isClaimed))
        .map(
          (gaps) =>
            open.some((line) =>
              gaps.every((gap) => line.some(({ x, y }) => x === gap.x && y > gap.y)),
            ) || gaps.some((gap) => solved(gap)),
        ),
    ),
    lowinverse: sum(
      pairsOf(odds).map(
        ([a, b]) => a.x !== b.x && (solved(up(a), up(b)) || solved(a, up(a)) || solved(b, up(b))),
      ),
    ),
    highinverse: sum(
      pairsOf(threes).map(
        ([a, b]) =>
          a.x !== b.x &&
          (solved(up(a, 2), up(b, 2)) ||
            solved(up(a), up(b)) ||
            solved(up(a), up(a, 2)) ||
            solved(up(b), up(b, 2)) ||
            (canPlay(a) && solved(a, up(b, 2))) ||
            (canPlay(b) && solved(b, up(a, 2)))),
      ),
    ),
    baseclaim: sum(
      playable.flatMap((first) =>
        playable.flatMap((second) =>
          playable.map(
            (third) =>
              new Set([first, second, third]).size === 3 &&
              isEmpty(up(second)) &&
              even(up(second)) &&
              (solved(first, up(second)) || solved(second, third)),
          ),
        ),
      ),
    ),
    before: sum(
      groups.map((gaps) => solved(...gaps.map((gap) => up(gap))) || gaps.some(successorSolved)),
    ),
    specialbefore: sum(
      groups.flatMap((gaps) =>
        gaps
          .filter(canPlay)
          .flatMap((inner) =>
            playable
              .filter(({ x }) => gaps.every((gap) => gap.x !== x))
              .map(
                (extra) =>
                  solved(extra, ...gaps.map((gap) => up(gap))) ||
                  solved(inner, extra) ||
                  gaps.some((gap) => gap !== inner && successorSolved(gap)),
              ),
          ),
      ),
    ),
  };
}

function randomPosition(board: Board, ply: number, seed: number): Position {
  const moves = drawMoves(createRandom(seed), ply, "lookahead", board);
  return moves.reduce(play, emptyPosition(board));
}

describe("Allis's rules", () => {
  test("apply to the empty board as often as can be counted by hand", () => {
    const position = emptyPosition();
    // Three pairs in each of seven columns; bottom cells at most three columns apart; two pairs in each column; lines in rows 2, 4 and 6.
    expect(count("claimeven", position)).toBe(21);
    expect(count("baseinverse", position)).toBe(6 + 5 + 4);
    expect(count("vertical", position)).toBe(14);
    expect(count("aftereven", position)).toBe(12);
    expect(count("lowinverse", position)).toBe((14 * 12) / 2);
    expect(count("highinverse", position)).toBe((14 * 12) / 2);
    // All lines that stay below the top row: 20 horizontal, 14 vertical, 16 diagonal.
    expect(count("before", position)).toBe(50);
    // Lines with a bottom cell, times such cells, times the columns beside: 4 horizontal, 7 vertical, 8 diagonal.
    expect(count("specialbefore", position)).toBe(4 * 4 * 3 + 7 * 6 + 8 * 3);
  });

  test.each([
    [standardBoard, 60],
    [{ columns: 5, rows: 4 }, 40],
    [{ columns: 6, rows: 5 }, 40],
  ])("on %o are those found by looking at all cells", (board, positions) => {
    for (let seed = 0; seed < positions; seed++) {
      const position = randomPosition(board, seed % (board.columns * board.rows - 6), seed);
      for (const [id, expected] of Object.entries(countByLooking(position)))
        expect([seed, id, count(id, position)]).toEqual([seed, id, expected]);
    }
  });
});
