/** @file Fetches a GPT-2 piece by piece, checks every piece, keeps it, and goes on where an earlier try ended. */
import { type BytePairTokenizer, createBytePairTokenizer, VocabularyError } from "#data";
import type { ParameterValues } from "#nn";
import { ModelError } from "../error.ts";
import { readJson } from "../folder.ts";
import type { ReadOptions } from "../read-file.ts";
import { checkHash } from "../sha256.ts";
import type { Gpt2Download, Piece } from "./download.ts";
import type { PieceStore } from "./piece-store.ts";
import { createWeightReader } from "./read-weights.ts";
import { runningSha256 } from "./running-sha256.ts";

export interface LoadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with the bytes of the weights that are here, of all of them. */
  readonly onProgress?: (loaded: number, total: number) => void;
  /** Where pieces are kept and looked for; without it nothing is kept. */
  readonly store?: PieceStore | undefined;
  /** Waits in milliseconds before a piece is tried again; default after 1 s and 4 s. */
  readonly waits?: readonly number[];
}

export interface LoadedGpt2 {
  readonly weights: ParameterValues;
  readonly tokenizer: BytePairTokenizer;
}

/**
 * Load the weights in float32, and the tokenizer. Rejects with a `ModelError`, or the reason of the signal; pieces that
 * are kept make the next call go on from there.
 */
export async function loadDownload(
  download: Gpt2Download,
  options: LoadOptions = {},
): Promise<LoadedGpt2> {
  const tokenizer = await loadTokenizer(download, options);
  const { pieces, config, bytes: total } = download;
  const reader = createWeightReader(config, pieces[0]!.path, total);
  const hash = download.sha256 === undefined ? undefined : runningSha256();
  let loaded = 0;
  for (const piece of pieces) {
    options.signal?.throwIfAborted();
    const bytes = await pieceOf(download, piece, options, (arrived) =>
      options.onProgress?.(loaded + arrived, total),
    );
    reader.push(bytes);
    hash?.update(bytes);
    loaded += bytes.length;
    options.onProgress?.(loaded, total);
  }
  if (hash && hash.digest() !== download.sha256) {
    for (const { key } of pieces) await options.store?.delete(key);
    throw new ModelError(
      "wrong-hash",
      pieces[0]!.path,
      "the whole file is not the one that was published. What was kept of it has been removed.",
    );
  }
  return { weights: reader.weights(), tokenizer };
}

/** Take a piece from the store, where it is still what it is to be, or fetch and keep it. */
async function pieceOf(
  download: Gpt2Download,
  piece: Piece,
  options: LoadOptions,
  onProgress: (arrived: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const { store } = options;
  const kept = await store?.read(piece.key);
  if (kept !== undefined) {
    const fault = await check(piece, kept);
    if (fault === undefined) return kept;
    await store?.delete(piece.key);
  }
  const bytes = await fetchPiece(download, piece, options, onProgress);
  await store?.write(piece.key, bytes);
  return bytes;
}

async function fetchPiece(
  { readFile }: Gpt2Download,
  piece: Piece,
  { signal, waits = [1000, 4000] }: LoadOptions,
  onProgress: (arrived: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  for (let attempt = 0; ; attempt++) {
    signal?.throwIfAborted();
    const { path, range } = piece;
    try {
      const bytes = await readFile(path, { signal, range, onProgress });
      const fault = await check(piece, bytes);
      if (fault === undefined) return bytes;
      throw fault;
    } catch (error) {
      const again = error instanceof ModelError && passing.includes(error.kind);
      const wait = waits[attempt];
      if (!again || wait === undefined) throw error;
      await pause(wait, signal);
    }
  }
}

/** Faults that a second try may not have. */
const passing: readonly string[] = ["unreachable", "truncated", "wrong-hash"];

/** What is wrong with a piece, as far as can be known from it alone. */
async function check(
  { path, bytes, sha256 }: Piece,
  found: Uint8Array<ArrayBuffer>,
): Promise<ModelError | undefined> {
  if (found.length !== bytes)
    return new ModelError("truncated", path, `${found.length} bytes arrived of ${bytes}.`);
  if (sha256 === undefined) return undefined;
  try {
    await checkHash(found, path, sha256);
    return undefined;
  } catch (error) {
    if (error instanceof ModelError && error.kind === "wrong-hash") return error;
    throw error;
  }
}

async function loadTokenizer(
  { readFile, tokenizer }: Gpt2Download,
  { signal }: LoadOptions,
): Promise<BytePairTokenizer> {
  const read = async ({ path, sha256 }: { path: string; sha256: string }) => {
    const bytes = await readFile(path, { signal } satisfies ReadOptions);
    await checkHash(bytes, path, sha256);
    return bytes;
  };
  const { "vocab.json": vocabulary, "merges.txt": merges } = tokenizer;
  const [entries, lines] = await Promise.all([read(vocabulary), read(merges)]);
  try {
    return createBytePairTokenizer(
      readJson(entries, vocabulary.path),
      new TextDecoder().decode(lines),
    );
  } catch (cause) {
    if (!(cause instanceof VocabularyError)) throw cause;
    throw new ModelError("corrupt", vocabulary.path, cause.message, { cause });
  }
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  signal?.addEventListener(
    "abort",
    () => {
      clearTimeout(timer);
      reject(signal.reason);
    },
    { once: true },
  );
  return promise;
}
