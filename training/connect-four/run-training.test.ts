import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { towerConfig } from "#alphazero";
import { standardBoard } from "#connect-four";
import type { Engine } from "#engine";
import { createNodeEngine } from "#engine/node";
import { createRandom } from "#random";
import { isCheckpoint } from "./progress.ts";
import { recipe as usual } from "./recipe.ts";
import { type Report, runTraining } from "./run-training.ts";

const folder = mkdtempSync(join(tmpdir(), "cruxes-training-"));
const { selfPlay: played } = usual.stages[0]!;
const recipe = {
  ...usual,
  config: towerConfig(standardBoard, { filters: 4, blocks: 1, valueWidth: 4 }),
  stages: [0, 8].map((games) => ({ games, selfPlay: { ...played, full: 12 + games, fast: 4 } })),
  games: 4,
  batch: 16,
  stepsPerCall: 2,
};
let engine: Engine;

beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(async () => {
  await engine.dispose();
  rmSync(folder, { recursive: true });
});

interface Options {
  readonly name: string;
  readonly seed?: number;
  readonly iterations?: number;
  readonly signal?: AbortSignal;
  readonly onIteration?: (report: Report) => void;
}

const train = ({ name, seed = 1, iterations = 3, ...rest }: Options) =>
  runTraining(engine, {
    recipe,
    random: createRandom(seed),
    folder: join(folder, name),
    isEnough: ({ iteration }) => iteration >= iterations,
    ...rest,
  });

const withoutTime = <T extends { cpuSeconds: number }>({ cpuSeconds: _, ...rest }: T) => rest;

test("a training that was stopped goes on bit for bit as if it had not been", async () => {
  const reports: Report[][] = [[], []];
  const whole = await train({ name: "whole", onIteration: (report) => reports[0]!.push(report) });
  const stop = new AbortController();
  const stopped = train({
    name: "stopped",
    signal: stop.signal,
    onIteration: (report) => {
      reports[1]!.push(report);
      if (report.iteration === 2) stop.abort();
    },
  });
  await expect(stopped).rejects.toThrow("aborted");
  const resumed = await train({
    name: "stopped",
    onIteration: (report) => reports[1]!.push(report),
  });
  expect(resumed.weights).toEqual(whole.weights);
  expect(reports[1]!.map(withoutTime)).toEqual(reports[0]!.map(withoutTime));
  expect(withoutTime(resumed.progress)).toEqual(withoutTime(whole.progress));
});

test("another seed plays other games", async () => {
  const [one, two] = [
    await train({ name: "one", iterations: 1 }),
    await train({ name: "two", seed: 2, iterations: 1 }),
  ];
  expect(one.weights).not.toEqual(two.weights);
});

test("one state is kept, and the networks that are due", async () => {
  await train({ name: "files", iterations: 2 });
  const files = readdirSync(join(folder, "files"));
  expect(files.sort()).toEqual(["checkpoints", "state-2"]);
  expect(readdirSync(join(folder, "files/checkpoints")).sort()).toEqual([
    "0000000.safetensors",
    "0000004.safetensors",
    "0000008.safetensors",
  ]);
});

test("networks are kept more and more seldom: at least 24 of the first 200, the first ones all", () => {
  const kept = Array.from({ length: 201 }, (_, i) => i).filter(isCheckpoint);
  expect(kept.slice(0, 4)).toEqual([0, 1, 2, 3]);
  expect(kept.length).toBeGreaterThanOrEqual(24);
  kept.slice(10).forEach((iteration, i) => {
    expect(iteration / kept[i + 9]!).toBeLessThan(1.25);
  });
});
