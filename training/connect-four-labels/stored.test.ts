import { readFileSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type Choice,
  createSolver,
  isOver,
  legalMoves,
  lookaheadMoves,
  mirrorKey,
  readLabelled,
  type StoredPositions,
  type Style,
} from "#connect-four";
import { drawTasks } from "./draw.ts";
import { positionsFile } from "./store.ts";

describe("the labelled positions", () => {
  const stored = JSON.parse(readFileSync(positionsFile, "utf8")) as StoredPositions;
  const labelled = readLabelled(stored);

  test("are those that their seed draws, and take no more than 200 kB", () => {
    const { seed, perPly } = stored;
    const sorted = (items: readonly { moves: string; style: string }[]) =>
      items.map(({ moves, style }) => `${style} ${moves}`).sort();
    expect(sorted(labelled)).toEqual(sorted(drawTasks(seed, perPly)));
    expect(statSync(positionsFile).size).toBeLessThanOrEqual(200_000);
  });

  test("differ, also from each other's mirror images, and none is over", () => {
    expect(new Set(labelled.map(({ position }) => mirrorKey(position))).size).toBe(labelled.length);
    expect(labelled.filter(({ position }) => isOver(position))).toEqual([]);
  });

  test("have a score for each legal move and no other", () => {
    for (const { position, scores } of labelled) {
      const scored = scores.flatMap((score, column) => (score === null ? [] : [column]));
      expect(scored).toEqual(legalMoves(position));
    }
  });

  test("leave room above chance and one ply of lookahead, as docs/connect-four.md says", () => {
    const shareKept = (style: Style, choose: Choice) => {
      const shares = labelled
        .filter((item) => item.style === style)
        .map(({ position, scores }) => {
          const best = Math.max(...scores.filter((score) => score !== null));
          const moves = choose(position);
          const kept = moves.filter((column) => Math.sign(scores[column]!) === Math.sign(best));
          return kept.length / moves.length;
        });
      return shares.reduce((sum, share) => sum + share, 0) / shares.length;
    };
    expect(shareKept("random", legalMoves)).toBeCloseTo(0.606, 3);
    expect(shareKept("random", lookaheadMoves)).toBeCloseTo(0.92, 3);
    expect(shareKept("lookahead", legalMoves)).toBeCloseTo(0.643, 3);
    expect(shareKept("lookahead", lookaheadMoves)).toBeCloseTo(0.749, 3);
  });

  test("have the scores that the solver gives, in a sample from ply 18 on", () => {
    const solver = createSolver();
    const sample = labelled.filter(({ position }, i) => position.ply >= 18 && i % 9 === 0);
    expect(sample.length).toBeGreaterThan(150);
    for (const { position, scores } of sample) expect(solver.moveScores(position)).toEqual(scores);
  });
});
