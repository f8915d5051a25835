import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Board,
  emptyPosition,
  formatMoves,
  isOver,
  legalMoves,
  MovesError,
  mirror,
  type Position,
  parseMoves,
  parsePosition,
  play,
} from "./index.ts";

/** Random games, as the columns played. */
const games = fc.array(fc.nat(1000), { maxLength: 42 }).map((choices) => {
  const columns: number[] = [];
  let position = emptyPosition();
  for (const choice of choices) {
    const moves = legalMoves(position);
    if (moves.length === 0) break;
    columns.push(moves[choice % moves.length]!);
    position = play(position, columns.at(-1)!);
  }
  return columns;
});

/** The winner, by looking at every four cells in a line. */
function winnerByLooking({ board, cells }: Position): number {
  const at = (x: number, y: number) =>
    x >= 0 && x < board.columns && y >= 0 && y < board.rows ? cells[x * board.rows + y]! : 0;
  for (let x = 0; x < board.columns; x++)
    for (let y = 0; y < board.rows; y++)
      for (const [dx, dy] of [
        [1, 0],
        [0, 1],
        [1, 1],
        [1, -1],
      ] as const) {
        const four = [0, 1, 2, 3].map((k) => at(x + k * dx, y + k * dy));
        if (four[0] !== 0 && four.every((owner) => owner === four[0])) return four[0]!;
      }
  return 0;
}

/** Distinct positions after some plies, games that are over not continued. */
function countPositions(plies: number): number {
  let positions = new Map([["", emptyPosition()]]);
  for (let ply = 0; ply < plies; ply++) {
    const next = new Map<string, Position>();
    for (const position of positions.values())
      for (const move of legalMoves(position)) {
        const after = play(position, move);
        next.set(after.cells.join(""), after);
      }
    positions = next;
  }
  return positions.size;
}

describe("positions", () => {
  test("there are 1, 7, 49, 238, 1120, 4263 and 16422 after 0 to 6 plies (OEIS A212693)", () => {
    expect([0, 1, 2, 3, 4, 5, 6].map(countPositions)).toEqual([1, 7, 49, 238, 1120, 4263, 16422]);
  });

  test("who has won is who has four cells in a line", () => {
    fc.assert(
      fc.property(games, (columns) => {
        const position = parsePosition(formatMoves(columns));
        expect(position.winner).toBe(winnerByLooking(position));
      }),
    );
  });

  test("a won game has no legal moves, and another move is refused", () => {
    const won = parsePosition("1212121");
    expect(won.winner).toBe(1);
    expect(isOver(won)).toBe(true);
    expect(legalMoves(won)).toEqual([]);
    expect(() => play(won, 3)).toThrow(RangeError);
  });

  test("four in a row wins on both diagonals and on a smaller board", () => {
    expect(parsePosition("12233434474").winner).toBe(1);
    expect(parsePosition("76655454414").winner).toBe(1);
    const small: Board = { columns: 4, rows: 4 };
    expect(parsePosition("112131", small).winner).toBe(0);
    expect(parsePosition("1121314", small).winner).toBe(1);
  });

  test("the mirror of a game is the game in the mirror, and two mirrors change nothing", () => {
    fc.assert(
      fc.property(games, (columns) => {
        const position = parsePosition(formatMoves(columns));
        const mirrored = columns.map((column) => 6 - column);
        expect(mirror(position)).toEqual(parsePosition(formatMoves(mirrored)));
        expect(mirror(mirror(position))).toEqual(position);
      }),
    );
  });
});

describe("strings of moves", () => {
  test("a game comes back from its string, blanks or not", () => {
    fc.assert(
      fc.property(games, (columns) => {
        const text = formatMoves(columns);
        expect(parseMoves(text)).toEqual(columns);
        expect(parseMoves(` ${[...text].join(" ")}`)).toEqual(columns);
      }),
    );
  });

  test.each([
    ["448", 2, /“8” \(character 3\) is no column; accepted: digits 1 to 7/],
    ["4x", 1, /“x” \(character 2\) is no column/],
    ["1111111", 6, /Column 1 is full/],
    ["12121213", 7, /over after 7 moves, won by the first player/],
  ])("%s is refused at character %i", (text, at, message) => {
    expect(() => parsePosition(text)).toThrow(message);
    try {
      parsePosition(text);
    } catch (error) {
      expect((error as MovesError).at).toBe(at);
    }
  });

  test("any text is a game or a MovesError", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parsePosition(text);
        } catch (error) {
          expect(error).toBeInstanceOf(MovesError);
        }
      }),
    );
  });
});
