/** @file Loads the models that the site keeps under `public/models` (docs/models.md). */
import { type Gpt2Config, type ParameterValues, readConfig, readWeights } from "#nn";
import { readSafetensors } from "#safetensors";
import { ModelError } from "./error.ts";
import { inFile, type ModelCard, openFolder, readJson } from "./folder.ts";
import type { ReadFile, ReadOptions } from "./read-file.ts";

export interface StoredModel {
  readonly card: ModelCard;
  readonly config: Gpt2Config;
  readonly weights: ParameterValues;
  /** The word of each token. */
  readonly words: readonly string[];
}

/**
 * Load a model from a folder of `model.safetensors`, `config.json`, `vocab.json` and `card.json`, each held against its
 * hash in the card. Rejects with a `ModelError`: missing-file, truncated, corrupt, wrong-hash or wrong-shape, or what
 * `readFile` says. `onProgress` counts the bytes of the weights.
 */
export async function loadGpt2(
  readFile: ReadFile,
  folder: string,
  { signal, onProgress }: Pick<ReadOptions, "signal" | "onProgress"> = {},
): Promise<StoredModel> {
  const { card, path, read } = await openFolder(readFile, folder, signal);
  const config = inFile(
    path("config.json"),
    "wrong-shape",
    readConfig,
  )(readJson(await read("config.json"), path("config.json")));
  const words = readWords(
    readJson(await read("vocab.json"), path("vocab.json")),
    config.vocabulary,
    path("vocab.json"),
  );
  const file = "model.safetensors";
  const bytes = await read(file, inFile(path(file), "corrupt", readSafetensors), onProgress);
  const weights = inFile(path(file), "wrong-shape", () => readWeights(config, bytes))();
  return { card, config, words, weights };
}

function readWords(json: unknown, size: number, path: string): string[] {
  const words = new Array<string>(size);
  for (const [word, token] of Object.entries(json ?? {})) words[token as number] = word;
  if (words.length !== size || words.includes(undefined as unknown as string))
    throw new ModelError(
      "wrong-shape",
      path,
      `it does not give each of the ${size} tokens of config.json a word.`,
    );
  return words;
}
