import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Engine } from "#engine";
import { createNodeEngine } from "#engine/node";
import { createRandom } from "#random";
import { architectures } from "./models.ts";
import { runTraining } from "./run-training.ts";

const folder = mkdtempSync(join(tmpdir(), "cruxes-training-"));
const recipe = {
  ...architectures.attention,
  config: { ...architectures.attention.config, layers: 1, heads: 1, dModel: 8 },
  steps: 12,
};
const pace = { stepsPerCall: 2, stepsPerPoint: 4, prompts: 5 };
let engine: Engine;

beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(async () => {
  await engine.dispose();
  rmSync(folder, { recursive: true });
});

const train = (name: string, seed: number, signal?: AbortSignal, onPoint = () => {}) =>
  runTraining(engine, {
    recipe,
    random: createRandom(seed),
    folder: join(folder, name),
    pace,
    onPoint,
    ...(signal && { signal }),
  });

test("a training that was stopped goes on from its checkpoint, bit for bit as if it had not been", async () => {
  const whole = await train("whole", 1);
  const stop = new AbortController();
  const stopped = train("stopped", 1, stop.signal, () => stop.abort());
  await expect(stopped).rejects.toThrow("aborted");
  const resumed = await train("stopped", 1);
  expect(resumed.weights).toEqual(whole.weights);
  expect(resumed.progress.curve).toEqual(whole.progress.curve);
  expect(whole.progress.curve.map(({ step }) => step)).toEqual([4, 8, 12]);
});

test("another seed gives another model", async () => {
  const [one, two] = [await train("one", 1), await train("two", 2)];
  expect(one.weights["wte.weight"]).not.toEqual(two.weights["wte.weight"]);
});

test("the loss falls from the start", async () => {
  const { curve } = (await train("falling", 3)).progress;
  expect(curve.at(-1)!.loss).toBeLessThan(curve[0]!.loss);
});
