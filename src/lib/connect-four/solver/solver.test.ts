import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom } from "#random";
import {
  type Board,
  createSolver,
  emptyPosition,
  isOver,
  legalMoves,
  mirror,
  type Position,
  parsePosition,
  play,
  standardBoard,
} from "../index.ts";

/** The score by plain minimax on positions, from the definition; `known` remembers it by position. */
function scoreByLooking(position: Position, known = new Map<string, number>()): number {
  const cells = position.cells.length;
  if (position.winner !== 0) {
    const supply = position.winner === 1 ? Math.ceil(cells / 2) : Math.floor(cells / 2);
    const used = position.cells.filter((owner) => owner === position.winner).length;
    return -(supply - used + 1);
  }
  if (position.ply === cells) return 0;
  const key = position.cells.join("");
  const stored = known.get(key);
  if (stored !== undefined) return stored;
  const after = legalMoves(position).map((move) => 0 - scoreByLooking(play(position, move), known));
  known.set(key, Math.max(...after));
  return Math.max(...after);
}

/** A position after random moves, won ones left out. */
function randomPosition(board: Board, ply: number, seed: number): Position {
  const random = createRandom(seed).fork(`${board.columns} ${board.rows} ${ply}`);
  for (;;) {
    let position = emptyPosition(board);
    while (position.ply < ply && !isOver(position)) {
      const moves = legalMoves(position);
      position = play(position, moves[random.integer(moves.length)]!);
    }
    if (!isOver(position)) return position;
  }
}

describe("scores", () => {
  test("of every position that random games reach on 4 × 4 are those of plain minimax from the empty board on", () => {
    const board = { columns: 4, rows: 4 };
    const [solver, known] = [createSolver({ board }), new Map<string, number>()];
    expect(solver.score(emptyPosition(board))).toBe(scoreByLooking(emptyPosition(board), known));
    for (let seed = 0; seed < 300; seed++) {
      const position = randomPosition(board, 1 + (seed % 15), seed);
      expect(solver.score(position)).toBe(scoreByLooking(position, known));
    }
  });

  test.each([
    [5, 4, 8],
    [4, 5, 8],
    [5, 5, 14],
    [3, 7, 8],
    [8, 3, 13],
    [7, 6, 31],
    [8, 6, 38],
    [7, 7, 39],
    [8, 7, 46],
    [8, 2, 6],
  ])("on %i × %i from ply %i are those of plain minimax", (columns, rows, ply) => {
    const board = { columns, rows };
    const [solver, known] = [createSolver({ board, tableSize: 2 ** 14 }), new Map()];
    for (let seed = 0; seed < 40; seed++) {
      const position = randomPosition(board, ply + (seed % 4), seed);
      expect(solver.score(position)).toBe(scoreByLooking(position, known));
    }
  });

  test("of a position and its mirror image are the same", () => {
    fc.assert(
      fc.property(fc.integer({ min: 14, max: 40 }), fc.nat(10_000), (ply, seed) => {
        const position = randomPosition(standardBoard, ply, seed);
        const score = createSolver({ tableSize: 2 ** 14 }).score(position);
        expect(createSolver({ tableSize: 2 ** 14 }).score(mirror(position))).toBe(score);
      }),
      { numRuns: 40 },
    );
  });

  test("count the stones that a winner has left: a win with the fourth of 21 counts 18", () => {
    const solver = createSolver();
    expect(solver.score(parsePosition("121212"))).toBe(18);
    expect(solver.score(parsePosition("1212121"))).toBe(-18);
  });
});

describe("moves", () => {
  test("have the scores of the positions after them, and full columns none", () => {
    const solver = createSolver();
    for (let seed = 0; seed < 30; seed++) {
      const position = randomPosition(standardBoard, 31 + (seed % 8), seed);
      const moves = legalMoves(position);
      expect(solver.moveScores(position)).toEqual(
        [0, 1, 2, 3, 4, 5, 6].map((column) =>
          moves.includes(column) ? 0 - scoreByLooking(play(position, column)) : null,
        ),
      );
    }
  });

  test("of a symmetric position have mirrored scores, equal to those searched one by one", () => {
    const position = parsePosition("444444127621673157");
    expect(mirror(position)).toEqual(position);
    const searched = legalMoves(position).map(
      (column) => 0 - createSolver().score(play(position, column)),
    );
    expect(
      createSolver()
        .moveScores(position)
        .filter((score) => score !== null),
    ).toEqual(searched);
  });

  test("that keep the value are those whose score has the sign of the best", () => {
    const solver = createSolver();
    for (let seed = 0; seed < 60; seed++) {
      const position = randomPosition(standardBoard, 16 + (seed % 25), seed);
      const scores = solver.moveScores(position);
      const best = Math.max(...scores.filter((score) => score !== null));
      const keeps = scores.flatMap((score, column) =>
        score !== null && Math.sign(score) === Math.sign(best) ? [column] : [],
      );
      expect(solver.score(position)).toBe(best);
      expect(solver.value(position)).toBe(Math.sign(best));
      expect(solver.valuePreserving(position)).toEqual(keeps);
    }
  });
});

describe("limits", () => {
  test("a question that costs more nodes than its budget is given up, and asking again goes on", () => {
    const solver = createSolver();
    const hard = parsePosition("44444");
    expect(solver.score(hard, { nodes: 20_000 })).toBe("gave up");
    expect(solver.nodes).toBeLessThan(20_000 + 1024);
    expect(solver.moveScores(hard, { milliseconds: 0 })).toBe("gave up");
    expect(solver.valuePreserving(hard, { nodes: 1 })).toBe("gave up");
    expect(solver.value(parsePosition("121212"), { nodes: 1 })).toBe(1);
  });

  test("other boards and table sizes are refused", () => {
    expect(() => createSolver({ board: { columns: 9, rows: 6 } })).toThrow(/1 to 8 columns/);
    expect(() => createSolver({ board: { columns: 7, rows: 8 } })).toThrow(/2 to 7 rows/);
    expect(() => createSolver({ tableSize: 100 })).toThrow(/2\^14 to 2\^27/);
    const small = emptyPosition({ columns: 6, rows: 6 });
    expect(() => createSolver().score(small)).toThrow(/received a position on 6 and 6/);
  });
});
