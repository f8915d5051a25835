import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Engine } from "#engine";
import { createNodeEngine } from "#engine/node";
import { loadWeights, openFolder } from "#models";
import { readFromDisk } from "#models/node";
import { score } from "#modular";
import { allLogits, splitFor } from "./definition.ts";
import { architecture, hyperparameters, name, recipes, seed, shape } from "./model.ts";
import type { Card } from "./store.ts";

const models = join(import.meta.dirname, "../../public/models");
const folder = await openFolder(readFromDisk(models), name);
const card = folder.card as unknown as Card;

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.dispose());

test("The stored transformer is what its card says: files, sizes, seed and how it was trained.", () => {
  expect(Object.keys(card.sha256).sort()).toEqual(["control.safetensors", "model.safetensors"]);
  for (const [file, hash] of Object.entries(card.sha256)) {
    const bytes = readFileSync(join(models, name, file));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(hash);
  }
  expect(card).toMatchObject({ name, seed, shape, hyperparameters });
  expect(card.recipes.model.weightDecay).toBe(recipes.model.weightDecay);
  expect(card.recipes.control).toEqual(recipes.control);
  expect(card.curve.at(-1)!.step).toBe(card.recipes.model.steps);
});

test("It answers as the last point of its course says, and its control knows its training pairs alone.", async () => {
  const executable = await engine.compile(allLogits(architecture));
  const { train, heldOut } = splitFor(architecture);
  const accuracy = async (file: string, pairs: readonly number[]) => {
    const weights = await loadWeights(folder, file, architecture.shapes);
    const { logits } = await executable.run(weights);
    return score(logits!, architecture.p, "cross-entropy", pairs).accuracy;
  };
  const last = card.curve.at(-1)!;
  // Another processor may round another way: two pairs of a thousand.
  expect(Math.abs((await accuracy("model.safetensors", heldOut)) - last.heldOut[1])).toBeLessThan(
    0.002,
  );
  expect(await accuracy("control.safetensors", train)).toBeGreaterThan(0.99);
  expect(await accuracy("control.safetensors", heldOut)).toBeLessThan(0.2);
  await executable.dispose();
});
