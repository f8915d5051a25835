/** @file The stored models against their cards, on another engine than the one that trained them. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawTexts, ioiTokenizer } from "#data";
import { createEngine, type Engine } from "#engine";
import { gpt2Shapes, readConfig, readWeights } from "#nn";
import { createRandom } from "#random";
import { readSafetensors } from "#safetensors";
import { architectures, models } from "./models.ts";
import { createScorer, type PromptSet, promptsOf } from "./score.ts";
import { type Card, cardFile, modelFolder, promptsPerSet, sha256 } from "./store.ts";
import { expectedRows, writtenRows } from "./table.ts";

const fileOf = (name: string, file: string) => readFileSync(join(modelFolder(name), file));
const cardOf = (name: string): Card => JSON.parse(readFileSync(cardFile(name), "utf8"));

describe.each(models)("$name", ({ name, architecture, seed }) => {
  const card = cardOf(name);
  const config = readConfig(JSON.parse(fileOf(name, "config.json").toString()));

  test("is the file that its card describes", () => {
    expect([card.name, card.seed]).toEqual([name, seed]);
    for (const [file, hash] of Object.entries(card.sha256))
      expect(sha256(fileOf(name, file))).toBe(hash);
  });

  test("has GPT-2's parameters by their public names, in its sizes, and all of them finite", () => {
    const file = fileOf(name, "model.safetensors");
    const weights = readWeights(config, file);
    expect(config).toEqual(architectures[architecture].config);
    expect([...readSafetensors(file).tensors.keys()]).toEqual(Object.keys(gpt2Shapes(config)));
    const values = Object.values(weights).flatMap((each) => [...each]);
    expect(values.length).toBe(card.parameters);
    expect(values.every(Number.isFinite)).toBe(true);
  });

  test("has the vocabulary of the grammar", () => {
    const vocabulary = JSON.parse(fileOf(name, "vocab.json").toString());
    expect(Object.keys(vocabulary)).toEqual(ioiTokenizer.words);
    expect(Object.values(vocabulary)).toEqual([...ioiTokenizer.words.keys()]);
  });

  test("was trained to the end of its schedule", () => {
    expect(card.curve.at(-1)!.step).toBe(architectures[architecture].steps);
  });
});

test("all models together take less than 12 MB", () => {
  const files = ["model.safetensors", "config.json", "vocab.json", "card.json"];
  const bytes = models.flatMap(({ name }) =>
    files.map((file) => statSync(join(modelFolder(name), file)).size),
  );
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(12e6);
});

describe("what a card says, measured again with the engine of the page", () => {
  const { name, architecture } = models[0]!;
  const { config } = architectures[architecture];
  const card = cardOf(name);
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine();
  });
  afterAll(() => engine.dispose());
  const weights = () => readWeights(config, fileOf(name, "model.safetensors"));

  test.each(["held-out pair", "held-out IO", "held-out opening"] as const)("on %s", async (set) => {
    const scorer = await createScorer(engine, config, promptsPerSet);
    const score = await scorer.prompts(weights(), promptsOf(set, promptsPerSet));
    await scorer.dispose();
    const stated = card.prompts[set];
    // A rounding may turn one prompt in a thousand.
    expect(Math.abs(score.accuracy - stated.accuracy)).toBeLessThan(0.0015);
    expect(Math.abs(score.preference - stated.preference)).toBeLessThan(0.0015);
    expect(score.logitDifference).toBeCloseTo(stated.logitDifference, 2);
    expect(score.probability).toBeCloseTo(stated.probability, 3);
  });

  test("its loss on fresh texts is that at the end of its curve", async () => {
    const scorer = await createScorer(engine, config, 200);
    const losses = await scorer.surprise(weights(), drawTexts(createRandom(9), 200, 32));
    await scorer.dispose();
    const loss = losses.reduce((sum, each) => sum + each, 0) / losses.length;
    expect(Math.abs(loss - card.curve.at(-1)!.loss)).toBeLessThan(0.05);
  });
});

describe("the GPT-2 models", () => {
  test.each(models.filter(({ architecture }) => architecture === "gpt2"))(
    "$name is right on names and templates that it never saw so",
    ({ name }) => {
      const { prompts } = cardOf(name);
      const accuracy = (set: PromptSet) => prompts[set].accuracy;
      expect(accuracy("held-out pair")).toBeGreaterThanOrEqual(0.99);
      expect(accuracy("held-out IO")).toBeGreaterThanOrEqual(0.99);
      expect(accuracy("held-out opening")).toBeGreaterThanOrEqual(0.9);
      expect(accuracy("held-out act")).toBeGreaterThanOrEqual(0.9);
    },
  );
});

test("docs/models.md has the scores of the cards", () => {
  expect(writtenRows()).toEqual(expectedRows());
});
