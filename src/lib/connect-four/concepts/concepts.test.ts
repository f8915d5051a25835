import { describe, expect, test } from "vitest";
import { createRandom } from "#random";
import {
  concepts,
  createSolver,
  drawMoves,
  formatMoves,
  isOver,
  legalMoves,
  linesOf,
  mirror,
  type Player,
  type Position,
  parsePosition,
  play,
  playerToMove,
  solvedConcepts,
  standardBoard,
} from "../index.ts";

const value = (id: string, position: Position) => {
  const concept = concepts.find((candidate) => candidate.id === id);
  if (!concept) throw new Error(`There is no concept ${id}.`);
  return concept.of(position);
};

/** A position drawn as text, the top row first: x is the first player, o the second. */
function drawn(...rows: string[]): Position {
  const board = { columns: rows[0]!.length, rows: rows.length };
  const cells = new Uint8Array(board.columns * board.rows);
  for (const [i, row] of rows.toReversed().entries())
    for (const [column, stone] of [...row].entries())
      cells[column * board.rows + i] = ".xo".indexOf(stone);
  return { board, cells, ply: cells.filter((owner) => owner !== 0).length, winner: 0 };
}

/** Random positions of the standard board, from ply 6 to 37. */
function sample(count: number): Position[] {
  return Array.from({ length: count }, (_, seed) => {
    const style = seed % 2 ? "random" : "lookahead";
    return parsePosition(formatMoves(drawMoves(createRandom(seed), 6 + (seed % 32), style)));
  });
}

const stonesPut = (position: Position, cell: number, player: Player) => {
  const cells = position.cells.slice();
  cells[cell] = player;
  return { ...position, cells };
};
const hasFour = ({ board, cells }: Position, player: Player) =>
  linesOf(board).some((line) => line.every((cell) => cells[cell] === player));
const nextCells = ({ board, cells }: Position) =>
  [...cells.keys()].filter(
    (cell) => cells[cell] === 0 && (cell % board.rows === 0 || cells[cell - 1] !== 0),
  );
const winsBy = (position: Position, player: Player) =>
  nextCells(position).filter((cell) => hasFour(stonesPut(position, cell, player), player)).length;
const other = (player: Player): Player => (player === 1 ? 2 : 1);

/** The player wins with his next stone, wherever the other puts one before, and if he puts none. */
const cannotBeStopped = (position: Position, player: Player) =>
  winsBy(position, player) > 0 &&
  nextCells(position).every((cell) => winsBy(stonesPut(position, cell, other(player)), player) > 0);

describe("the table", () => {
  test("has ids of their own, and every binary concept is 0 or 1", () => {
    expect(new Set(concepts.map(({ id }) => id)).size).toBe(concepts.length);
    for (const position of sample(64))
      for (const { kind, of } of concepts) {
        expect(Number.isInteger(of(position))).toBe(true);
        if (kind === "binary") expect([0, 1]).toContain(of(position));
      }
  });

  test("gives a position and its mirror image the same", () => {
    for (const position of sample(96))
      for (const { id, of } of concepts)
        expect([id, of(mirror(position))]).toEqual([id, of(position)]);
  });

  test("varies: no concept is the same in all positions", () => {
    const positions = sample(600);
    for (const { id, of } of concepts)
      expect([id, new Set(positions.map(of)).size > 1]).toEqual([id, true]);
  });
});

describe("wins", () => {
  test("are those found by putting stones", () => {
    for (const position of sample(200)) {
      const mover = playerToMove(position);
      for (const [side, player] of [
        ["mover", mover],
        ["opponent", other(mover)],
      ] as const) {
        const wins = winsBy(position, player);
        expect(value(`wins-now-${side}`, position)).toBe(wins);
        expect(value(`win-now-${side}`, position)).toBe(wins > 0 ? 1 : 0);
        expect(value(`double-threat-${side}`, position)).toBe(
          Number(cannotBeStopped(position, player)),
        );
      }
      const forks = nextCells(position).some((cell) => {
        const after = stonesPut(position, cell, mover);
        return (
          !hasFour(after, mover) &&
          winsBy(after, other(mover)) === 0 &&
          cannotBeStopped(after, mover)
        );
      });
      expect(value("fork", position)).toBe(Number(forks));
    }
  });

  test("with three in a row, open at both ends, are two, and two in a row make such a fork", () => {
    const three = drawn(".......", ".......", ".......", ".......", ".o.....", ".xxx.o.");
    expect(value("wins-now-mover", three)).toBe(0);
    expect(value("wins-now-opponent", three)).toBe(2);
    expect(value("double-threat-opponent", three)).toBe(1);
    const two = drawn(".......", ".......", ".......", ".......", "...o...", "..xx..o");
    expect(value("fork", two)).toBe(1);
    expect(value("win-now-mover", two)).toBe(0);
  });

  test("one above the other are a double threat", () => {
    const stacked = drawn(".......", ".......", ".......", "....o..", "xxx.o..", "xxx.oo.");
    expect(value("double-threat-opponent", { ...stacked, ply: 11 })).toBe(1);
    expect(value("wins-now-opponent", { ...stacked, ply: 11 })).toBe(1);
  });
});

describe("threats and parity", () => {
  test("are those found by putting stones, in odd and even rows", () => {
    for (const position of sample(200)) {
      const mover = playerToMove(position);
      for (const [side, player] of [
        ["mover", mover],
        ["opponent", other(mover)],
      ] as const) {
        const cells = [...position.cells.keys()].filter(
          (cell) =>
            position.cells[cell] === 0 && hasFour(stonesPut(position, cell, player), player),
        );
        const odd = cells.filter((cell) => ((cell % 6) + 1) % 2 === 1).length;
        expect(value(`threats-${side}`, position)).toBe(cells.length);
        expect(value(`odd-threats-${side}`, position)).toBe(odd);
        expect(value(`even-threats-${side}`, position)).toBe(cells.length - odd);
      }
    }
  });

  test("an odd threat of the first player gives him zugzwang, an even one below it gives it to the second", () => {
    const odd = drawn(".......", ".......", ".......", ".xxx...", ".oox...", ".xooo.x");
    expect(value("odd-threats-mover", { ...odd, ply: 10 })).toBe(2);
    expect(value("zugzwang", { ...odd, ply: 10 })).toBe(1);
    expect(value("zugzwang", { ...odd, ply: 11 })).toBe(-1);
    const below = drawn(".......", ".......", ".......", ".xxx...", ".ooo...", ".xox...");
    expect(value("odd-threats-mover", { ...below, ply: 10 })).toBe(2);
    expect(value("even-threats-opponent", { ...below, ply: 10 })).toBe(2);
    expect(value("zugzwang", { ...below, ply: 10 })).toBe(-1);
  });

  test("an even threat of the second player alone gives him zugzwang, odd threats of both in two columns nobody", () => {
    const even = drawn(".......", ".......", ".......", "..x....", ".ooo...", ".xxxo..");
    expect(value("zugzwang", even)).toBe(-1);
    const both = drawn(".......", "...ooo.", "...xox.", ".xxxox.", ".oxoxo.", ".xoxox.");
    expect(value("odd-threats-mover", { ...both, ply: 20 })).toBe(1);
    expect(value("odd-threats-opponent", { ...both, ply: 20 })).toBe(2);
    expect(value("zugzwang", { ...both, ply: 20 })).toBe(0);
    expect(value("zugzwang", parsePosition("4"))).toBe(0);
  });

  test("claimeven holds everywhere if the board, filled by answers in the same column, has no four of the first player", () => {
    const filled = (position: Position) => {
      const { cells } = position;
      const rest = cells.map((owner, cell) => (owner !== 0 ? owner : (cell % 6) % 2 === 0 ? 1 : 2));
      return { ...position, cells: rest };
    };
    const allEven = ({ cells }: Position) =>
      [0, 1, 2, 3, 4, 5, 6].every(
        (column) =>
          cells.subarray(6 * column, 6 * column + 6).filter((owner) => owner === 0).length % 2 ===
          0,
      );
    const holds = (position: Position) => allEven(position) && !hasFour(filled(position), 1);
    let found = 0;
    for (const position of sample(1500)) {
      const candidates =
        playerToMove(position) === 1
          ? [position]
          : legalMoves(position).map((column) => play(position, column));
      const expected = candidates.some(
        (candidate) => candidate.winner === 2 || (candidate.winner === 0 && holds(candidate)),
      );
      expect(value("claimeven-everywhere", position)).toBe(Number(expected));
      if (expected && position.ply >= 16) {
        found++;
        const sign = playerToMove(position) === 1 ? 1 : -1;
        expect(sign * createSolver({ tableSize: 2 ** 16 }).value(position)).toBeLessThanOrEqual(0);
      }
    }
    expect(found).toBeGreaterThan(20);
  });

  test("who moves and how many stones lie follow from the moves", () => {
    expect(value("first-player", parsePosition("4455"))).toBe(1);
    expect(value("first-player", parsePosition("445"))).toBe(0);
    expect(value("ply", parsePosition("445"))).toBe(3);
  });
});

describe("material", () => {
  test("counts lines by their stones, and stones in the middle, from the mover's side", () => {
    const first = parsePosition("44");
    expect(value("centre", first)).toBe(0);
    expect(value("centre", parsePosition("4"))).toBe(-1);
    // The bottom middle cell lies on 4 horizontal, 1 vertical and 2 diagonal lines.
    expect(value("lines-1-opponent", parsePosition("4"))).toBe(7);
    expect(value("lines-1-mover", parsePosition("4"))).toBe(0);
    const three = drawn(".......", ".......", ".......", ".......", "ooo....", "xxx....");
    expect(value("lines-3-mover", three)).toBe(1);
    expect(value("lines-3-opponent", three)).toBe(1);
    // Columns 2 to 5.
    expect(value("lines-2-mover", three)).toBe(1);
  });

  test("agrees with counting on every line of random positions", () => {
    for (const position of sample(50))
      for (const stones of [1, 2, 3]) {
        const mover = playerToMove(position);
        const owners = linesOf(standardBoard).map((line) =>
          line.map((cell) => position.cells[cell]!),
        );
        const count = owners.filter(
          (line) =>
            line.filter((owner) => owner === mover).length === stones &&
            line.filter((owner) => owner === other(mover)).length === 0,
        ).length;
        expect(value(`lines-${stones}-mover`, position)).toBe(count);
      }
  });
});

describe("solved concepts", () => {
  test("the distance is how long the game lasts if both play for the best score", () => {
    const solver = createSolver({ tableSize: 2 ** 16 });
    const [worth, score, distance] = solvedConcepts(solver.score);
    for (const start of sample(120).filter(({ ply }) => ply > 18)) {
      expect(worth!.of(start)).toBe(Math.sign(score!.of(start)));
      let position = start;
      while (!isOver(position)) {
        const scores = solver.moveScores(position);
        const best = Math.max(...scores.filter((found) => found !== null));
        position = play(position, scores.indexOf(best));
      }
      expect(distance!.of(start)).toBe(position.ply - start.ply);
    }
  });
});
