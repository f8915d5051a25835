import { describe, expect, test } from "vitest";
import { isOver, legalMoves, type Position, standardBoard } from "#connect-four";
import { createRandom } from "#random";
import {
  batchOf,
  createReplay,
  type Evaluation,
  mirrored,
  type PlayedGame,
  playGame,
  positionAfter,
  readGames,
  type SelfPlayOptions,
  samplesOf,
  thinkTogether,
  usualSearch,
  writeGames,
} from "./index.ts";

const options: SelfPlayOptions = {
  ...usualSearch,
  board: standardBoard,
  full: 30,
  fast: 8,
  fullShare: 0.5,
  fullAtStart: true,
  noiseShare: 0.25,
  noiseConcentration: 1,
  drawnPlies: 10,
  openingShare: 0.5,
  openingPlies: 12,
};

const evaluate = async (positions: readonly Position[]): Promise<Evaluation[]> =>
  positions.map((position) => {
    const legal = legalMoves(position);
    const policy = Array.from({ length: 7 }, (_, c) => (legal.includes(c) ? 1 / legal.length : 0));
    return { policy, value: 0 };
  });

const play = (seed: number, games: number): Promise<PlayedGame[]> => {
  const random = createRandom(seed);
  const thoughts = Array.from({ length: games }, (_, i) => playGame(options, random.fork(`${i}`)));
  return thinkTogether(thoughts, evaluate);
};

const resultOf = (game: PlayedGame): number => (game.winner === 0 ? 0 : game.winner === 1 ? 1 : -1);

describe("playGame", () => {
  test("plays legal games to their end, with visits after full searches alone", async () => {
    const games = await play(1, 20);
    for (const { moves, opening, visits, values, winner } of games) {
      const end = positionAfter(standardBoard, moves);
      expect(isOver(end)).toBe(true);
      expect(end.winner).toBe(winner);
      expect(values).toHaveLength(moves.length - opening);
      expect(visits).toHaveLength(7 * values.length);
      for (let ply = 0; ply < values.length; ply++) {
        const total = visits.slice(7 * ply, 7 * ply + 7).reduce((sum, n) => sum + n, 0);
        expect([0, options.full - 1]).toContain(Math.min(total, options.full - 1));
      }
    }
    for (const { opening, visits } of games)
      if (opening > 0) expect(Math.max(...visits.slice(0, 7))).toBeGreaterThan(0);
    const openings = games.filter(({ opening }) => opening > 0).length;
    expect(openings).toBeGreaterThan(4);
    expect(openings).toBeLessThan(16);
  });

  test("is the same for the same seed, alone or beside others, and another for another", async () => {
    const [few, many, other] = [await play(2, 3), await play(2, 6), await play(3, 3)];
    expect(few).toEqual(many.slice(0, 3));
    expect(few).not.toEqual(other);
  });
});

describe("samplesOf", () => {
  test("gives every position after the opening with the result for the player to move", async () => {
    for (const game of await play(4, 6)) {
      const samples = samplesOf(standardBoard, game, 0);
      expect(samples.map(({ position }) => position.ply)).toEqual(
        Array.from(game.values, (_, i) => game.opening + i),
      );
      for (const { position, outcome } of samples)
        expect(outcome).toBeCloseTo(position.ply % 2 === 0 ? resultOf(game) : -resultOf(game), 9);
    }
  });

  test("mixes the value of the search in", async () => {
    const [game] = (await play(5, 1)) as [PlayedGame];
    const [result, mixed, search] = [0, 0.25, 1].map((share) =>
      samplesOf(standardBoard, game, share).map(({ outcome }) => outcome),
    );
    mixed!.forEach((value, i) => {
      expect(value).toBeCloseTo(0.75 * result![i]! + 0.25 * search![i]!, 9);
    });
    expect(search![0]).toBeCloseTo(game.values[0]! / 127, 9);
  });
});

describe("mirrored", () => {
  test("twice is the sample itself; once, planes, legal moves and policy are those of the columns turned round", async () => {
    const games = await play(6, 3);
    const samples = games.flatMap((game) => samplesOf(standardBoard, game, 0.5));
    expect(samples.map(mirrored).map(mirrored)).toEqual(samples);
    const [plain, turned] = [samples, samples.map(mirrored)].map((all) =>
      batchOf(standardBoard, all),
    );
    expect(turned!.outcome).toEqual(plain!.outcome);
    for (const name of ["legal", "policy"] as const)
      plain![name].forEach((value, i) => {
        expect(turned![name][i - (i % 7) + 6 - (i % 7)]).toBe(value);
      });
    plain!.planes.forEach((value, i) => {
      const column = Math.floor(i / 4) % 7;
      expect(turned!.planes[i + 4 * (6 - 2 * column)]).toBe(value);
    });
  });
});

describe("createReplay", () => {
  test("lets the oldest games go as soon as the others fill the window", async () => {
    const games = await play(7, 8);
    const replay = createReplay(standardBoard, 0);
    replay.add(games.slice(0, 4), 20);
    replay.add(games.slice(4), 20);
    const sizes = replay.games.map(({ values }) => values.length);
    expect(replay.size).toBe(sizes.reduce((sum, n) => sum + n, 0));
    expect(replay.size).toBeGreaterThanOrEqual(20);
    expect(replay.size - sizes[0]!).toBeLessThan(20);
    expect(replay.games.at(-1)).toBe(games.at(-1));
  });

  test("draws the same positions for the same seed, legal ones with targets that add up", async () => {
    const replay = createReplay(standardBoard, 0.5);
    replay.add(await play(8, 4), 1000);
    const batch = replay.draw(40, createRandom(1));
    expect(batch).toEqual(replay.draw(40, createRandom(1)));
    expect(batch).not.toEqual(replay.draw(40, createRandom(2)));
    for (let i = 0; i < 40; i++) {
      const policy = batch.policy.slice(7 * i, 7 * i + 7);
      const total = policy.reduce((sum, p) => sum + p, 0);
      expect(Math.min(Math.abs(total), Math.abs(total - 1))).toBeLessThan(1e-6);
      policy.forEach((p, column) => {
        expect(batch.legal[7 * i + column] === 1 || p === 0).toBe(true);
      });
    }
  });
});

describe("writeGames", () => {
  test("and readGames give the games back", async () => {
    const games = await play(9, 5);
    const read = readGames(writeGames(games), 7);
    expect(read).toEqual(games.map(({ winner: _, ...game }) => game));
    expect(readGames(writeGames([]), 7)).toEqual([]);
  });
});
