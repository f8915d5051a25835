/** @file A finished model as files: weights, sizes, vocabulary, and a card that says what it is and what it gets right. */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ioiTokenizer, proportions, type SentenceKind } from "#data";
import type { Engine, Values } from "#engine";
import { configJson, readWeights, writeWeights } from "#nn";
import { architectures, hyperparameters, type ModelName } from "./models.ts";
import type { Progress } from "./progress.ts";
import {
  chance,
  createScorer,
  type PromptScore,
  type PromptSet,
  promptSets,
  promptsOf,
  type SentenceScore,
  scoreSentences,
} from "./score.ts";

const folder = join(import.meta.dirname, "../../public/models");

/** Prompts of each set that a card reports on. */
export const promptsPerSet = 1000;

export interface Card {
  readonly name: string;
  readonly seed: number;
  readonly data: string;
  readonly hyperparameters: Readonly<Record<string, number>>;
  readonly parameters: number;
  readonly sha256: Readonly<Record<string, string>>;
  readonly chance: typeof chance;
  readonly prompts: Readonly<Record<PromptSet, PromptScore>>;
  readonly sentences: Readonly<Record<SentenceKind, SentenceScore>>;
  readonly curve: Progress["curve"];
  readonly cpuSeconds: number;
}

/** Where a stored model is. */
export const modelFolder = (name: string): string => join(folder, name);

/** The card of a model, which is written last. */
export const cardFile = (name: string): string => join(modelFolder(name), "card.json");

/** Hash a file as the card does. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");

/** Write a model's files; the card reports on the weights as they were stored. */
export async function storeModel(
  engine: Engine,
  { name, architecture, seed }: ModelName,
  weights: Values,
  { curve, cpuSeconds }: Progress,
): Promise<void> {
  const { config, ...recipe } = architectures[architecture];
  const weightsFile = writeWeights(config, weights);
  const vocabulary = ioiTokenizer.words.map((word, token) => [word, token]);
  const files = {
    "model.safetensors": weightsFile,
    "config.json": readable(configJson(config)),
    "vocab.json": readable(Object.fromEntries(vocabulary)),
  };
  const card: Card = {
    name,
    seed,
    data: `src/lib/data/ioi, sentences in the proportions ${JSON.stringify(proportions)}`,
    hyperparameters: { ...recipe, ...hyperparameters },
    parameters: Object.values(weights).reduce((sum, values) => sum + values.length, 0),
    sha256: Object.fromEntries(Object.entries(files).map(([file, text]) => [file, sha256(text)])),
    chance,
    ...(await scores(engine, config, readWeights(config, weightsFile))),
    curve,
    cpuSeconds,
  };
  mkdirSync(modelFolder(name), { recursive: true });
  for (const [file, content] of Object.entries({ ...files, "card.json": readable(card) }))
    writeFileSync(join(modelFolder(name), file), content);
}

async function scores(engine: Engine, config: Parameters<typeof createScorer>[1], weights: Values) {
  const scorer = await createScorer(engine, config, promptsPerSet);
  const prompts: Partial<Record<PromptSet, PromptScore>> = {};
  for (const set of Object.keys(promptSets) as PromptSet[])
    prompts[set] = rounded(await scorer.prompts(weights, promptsOf(set, promptsPerSet)));
  const sentences = await scoreSentences(scorer, weights, config.positions, promptsPerSet, 5);
  await scorer.dispose();
  return {
    prompts: prompts as Record<PromptSet, PromptScore>,
    sentences: Object.fromEntries(
      Object.entries(sentences).map(([kind, score]) => [kind, rounded(score)]),
    ) as typeof sentences,
  };
}

const rounded = <T extends object>(numbers: T): T =>
  Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, Number((value as number).toFixed(4))]),
  ) as T;

/** JSON with an entry of the second level on each line. */
const readable = (value: object): string => `${JSON.stringify(value, null, 1)}\n`;
