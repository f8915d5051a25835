/** @file manifest.json of a compact GPT-2: what its chunks are and what it was made of. */
import { ModelError } from "../error.ts";
import { readJson } from "../folder.ts";
import type { Precision } from "./precision.ts";

/** A file with what is needed to check it. */
export interface Published {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * The chunks, joined, are one safetensors file, whose header says the shape, type and place of every tensor; a weight of
 * type I8 has a scale for each row beside it, under its name and `.scales`.
 */
export interface Manifest {
  readonly format: "cruxes-gpt2";
  readonly version: 1;
  readonly precision: Precision;
  /** The weights that it was made of; `revision` where they are the pinned ones. */
  readonly source: Published & { readonly revision?: string };
  readonly chunks: readonly (Published & { readonly file: string })[];
  /** config.json, vocab.json, merges.txt, as they were. */
  readonly files: Readonly<Record<TextFile, Published>>;
}

export const textFiles = ["config.json", "vocab.json", "merges.txt"] as const;
export type TextFile = (typeof textFiles)[number];

/** No file of a site is to be larger. */
export const maxChunkBytes = 20 * 2 ** 20;

/** Read a manifest; everything that the loader relies on is checked. */
export function readManifest(bytes: Uint8Array, path: string): Manifest {
  const manifest = readJson(bytes, path) as Manifest | null;
  const fail = (what: string): never => {
    throw new ModelError("corrupt", path, `it is no manifest of a compact GPT-2: ${what}.`);
  };
  if (manifest?.format !== "cruxes-gpt2" || manifest.version !== 1)
    return fail('format must be "cruxes-gpt2" and version 1');
  if (manifest.precision !== "fp16" && manifest.precision !== "int8")
    fail("precision must be fp16 or int8");
  if (!Array.isArray(manifest.chunks) || manifest.chunks.length === 0) fail("it lists no chunks");
  for (const chunk of manifest.chunks)
    if (!isPublished(chunk) || !/^[\w.-]+$/.test(`${chunk.file}`) || chunk.bytes > maxChunkBytes)
      fail(
        `the chunk ${JSON.stringify(chunk)} must have a file, a sha256 and at most ${maxChunkBytes} bytes`,
      );
  if (!isPublished(manifest.source)) fail("source must have bytes and sha256");
  for (const file of textFiles)
    if (!isPublished(manifest.files?.[file])) fail(`files must have ${file} with bytes and sha256`);
  return manifest;
}

const isPublished = (value: Partial<Published> | undefined): boolean =>
  Number.isSafeInteger(value?.bytes) &&
  (value?.bytes ?? 0) > 0 &&
  /^[0-9a-f]{64}$/.test(value?.sha256 ?? "");
