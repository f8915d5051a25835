import { readFileSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  createSolver,
  isOver,
  legalMoves,
  mirrorKey,
  readLabelled,
  type StoredPositions,
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

  test("have the scores that the solver gives, in a sample from ply 18 on", () => {
    const solver = createSolver();
    const sample = labelled.filter(({ position }, i) => position.ply >= 18 && i % 9 === 0);
    expect(sample.length).toBeGreaterThan(150);
    for (const { position, scores } of sample) expect(solver.moveScores(position)).toEqual(scores);
  });
});
