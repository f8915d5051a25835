import { describe, expect, test } from "vitest";
import { createRandom } from "#random";
import {
  drawMoves,
  formatMoves,
  isOver,
  legalMoves,
  linesOf,
  lookaheadMoves,
  mirror,
  mirrorKey,
  parsePosition,
  play,
  standardBoard,
  winningColumns,
} from "./index.ts";

describe("random games", () => {
  test("of both styles are not over after the plies asked for, and differ from seed to seed", () => {
    for (const style of ["random", "lookahead"] as const)
      for (const ply of [0, 7, 20, 36]) {
        const games = [1, 2, 3, 4].map((seed) =>
          formatMoves(drawMoves(createRandom(seed), ply, style)),
        );
        for (const game of games) {
          expect(game).toHaveLength(ply);
          expect(isOver(parsePosition(game))).toBe(false);
        }
        if (ply > 0) expect(new Set(games).size).toBeGreaterThan(2);
      }
  });

  test("with lookahead never leave a win lying, nor the other's win if they have none", () => {
    for (let seed = 0; seed < 100; seed++) {
      const moves = drawMoves(createRandom(seed), 24, "lookahead");
      for (const [ply, move] of moves.entries()) {
        const position = parsePosition(formatMoves(moves.slice(0, ply)));
        const [mover, other] = ply % 2 === 0 ? ([1, 2] as const) : ([2, 1] as const);
        expect(winningColumns(position, mover)).toEqual([]);
        const losses = winningColumns(position, other);
        if (losses.length > 0) expect(losses).toContain(move);
      }
    }
  });
});

test("a player who looks one ply ahead wins, else blocks, else plays anything", () => {
  expect(lookaheadMoves(parsePosition("121212"))).toEqual([0]);
  expect(lookaheadMoves(parsePosition("12121"))).toEqual([0]);
  expect(lookaheadMoves(parsePosition("223344"))).toEqual([0, 4]);
  expect(lookaheadMoves(parsePosition("22334"))).toEqual([0, 4]);
  expect(lookaheadMoves(parsePosition("44"))).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test("columns that win are those in which a stone ends the game", () => {
  for (let seed = 0; seed < 200; seed++) {
    const position = parsePosition(
      formatMoves(drawMoves(createRandom(seed), 10 + (seed % 28), "random")),
    );
    const wins = legalMoves(position).filter((column) => play(position, column).winner !== 0);
    expect(winningColumns(position, position.ply % 2 === 0 ? 1 : 2)).toEqual(wins);
  }
});

test("there are 69 lines of four on the standard board, 10 on 4 × 4, none on 3 × 3", () => {
  expect(linesOf(standardBoard)).toHaveLength(69);
  expect(linesOf({ columns: 4, rows: 4 })).toHaveLength(10);
  expect(linesOf({ columns: 3, rows: 3 })).toHaveLength(0);
});

test("a position and its mirror image have the same key, and two others do not", () => {
  const [left, right] = [parsePosition("1123"), parsePosition("7765")];
  expect(mirrorKey(left)).toBe(mirrorKey(right));
  expect(mirrorKey(left)).toBe(mirrorKey(mirror(left)));
  expect(mirrorKey(left)).not.toBe(mirrorKey(parsePosition("1132")));
});
