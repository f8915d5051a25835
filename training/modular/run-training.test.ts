import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createNodeEngine } from "#engine/node";
import { transformer } from "#modular";
import { definition } from "./definition.ts";
import { kept } from "./progress.ts";
import { runTraining } from "./run-training.ts";

const engine = await createNodeEngine();
const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), "modular-")));
afterAll(async () => {
  for (const folder of folders) rmSync(folder, { recursive: true });
  await engine.dispose();
});

const architecture = transformer({ p: 7, dModel: 16, heads: 2, dMlp: 32 });
const pace = { stepsPerCall: 5, stepsPerCheckpoint: 10 };
const runTo = async (folder: string, steps: number) => {
  const points: { step: number; loss: number; right: number }[] = [];
  await runTraining(engine, {
    ...{ architecture, folder, pace },
    recipe: { weightDecay: 1, steps },
    onPoint: ({ step, train: { loss, accuracy } }) => points.push({ step, loss, right: accuracy }),
  });
  return points;
};
const last = (folder: string) => kept(folder, definition(architecture, 1)).at(-1)!;

test("A training that was stopped ends with the very weights of one that was not.", async () => {
  const [whole, parts] = folders as [string, string];
  const points = await runTo(whole, 200);
  await runTo(parts, 70);
  await runTo(parts, 200);
  expect(readdirSync(parts)).toContain("checkpoint.safetensors");
  expect(last(parts).step).toBe(200);
  expect(last(parts).parameters).toEqual(last(whole).parameters);
  expect(points[0]).toMatchObject({ step: 0 });
  expect(points.at(-1)!.loss).toBeLessThan(0.1 * points[0]!.loss);
  expect(points.at(-1)!.right).toBe(1);
});
