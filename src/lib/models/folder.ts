/** @file A folder of `public/models`: its card, and its files held against their hashes in the card. */
import { SafetensorsError } from "#safetensors";
import { ModelError } from "./error.ts";
import type { ReadFile, ReadOptions } from "./read-file.ts";
import { checkHash } from "./sha256.ts";

/** card.json: what a model is and what it gets right. Its scores are read by whom they concern. */
export interface ModelCard {
  readonly name: string;
  /** SHA-256 by the name of the file. */
  readonly sha256: Readonly<Record<string, string>>;
  readonly [entry: string]: unknown;
}

export interface ModelFolder {
  readonly card: ModelCard;
  /** Where a file is, as errors name it. */
  path(file: string): string;
  /** Read a file; `check` sees it before its hash is held against the card. `onProgress` counts its bytes. */
  read(
    file: string,
    check?: (bytes: Uint8Array) => void,
    onProgress?: ReadOptions["onProgress"],
  ): Promise<Uint8Array<ArrayBuffer>>;
}

/** Open a folder. Rejects with a `ModelError`: missing-file, truncated, corrupt or wrong-hash, or what `readFile` says. */
export async function openFolder(
  readFile: ReadFile,
  folder: string,
  signal?: AbortSignal,
): Promise<ModelFolder> {
  const path = (file: string) => (folder === "" ? file : `${folder}/${file}`);
  const card = readCard(await readFile(path("card.json"), { signal }), path("card.json"));
  return {
    card,
    path,
    async read(file, check = () => {}, onProgress) {
      const published = card.sha256[file];
      if (published === undefined)
        throw new ModelError("corrupt", path("card.json"), `it has no SHA-256 of ${file}.`);
      const bytes = await readFile(path(file), { signal, onProgress });
      check(bytes);
      await checkHash(bytes, path(file), published);
      return bytes;
    },
  };
}

/** Read JSON, or refuse the file. */
export function readJson(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new ModelError("corrupt", path, `it is no JSON (${(cause as Error).message}).`, {
      cause,
    });
  }
}

/** Name the file in what a reader of its content throws, and say what kind of fault it is. */
export const inFile =
  <Arguments extends unknown[], Result>(
    path: string,
    kind: "corrupt" | "wrong-shape",
    read: (...values: Arguments) => Result,
  ) =>
  (...values: Arguments): Result => {
    try {
      return read(...values);
    } catch (cause) {
      const cutOff = cause instanceof SafetensorsError && cause.cutOff;
      throw new ModelError(cutOff ? "truncated" : kind, path, (cause as Error).message, { cause });
    }
  };

function readCard(bytes: Uint8Array, path: string): ModelCard {
  const card = readJson(bytes, path) as Partial<ModelCard> | null;
  const hashes = card?.sha256;
  if (typeof card?.name !== "string" || typeof hashes !== "object" || hashes === null)
    throw new ModelError("corrupt", path, "it is no card of a model; it needs `name`, `sha256`.");
  return card as ModelCard;
}
