/** @file A GPT-2 that can be fetched in pieces: the compact copy of this site, or the public file itself. */

import type { Gpt2Config } from "#nn";
import { readConfig } from "#nn";
import { inFile, readJson } from "../folder.ts";
import type { ReadFile, ReadOptions } from "../read-file.ts";
import { checkHash } from "../sha256.ts";
import { type Published, readManifest, type TextFile } from "./manifest.ts";
import type { Precision } from "./precision.ts";

export interface Piece {
  readonly path: string;
  readonly range?: ReadOptions["range"];
  readonly bytes: number;
  /** Where it is kept. */
  readonly key: string;
  /** Of this piece, where it is published. */
  readonly sha256?: string;
}

export interface Gpt2Download {
  readonly config: Gpt2Config;
  readonly precision: Precision | "fp32";
  readonly readFile: ReadFile;
  /** The weights' file in order. */
  readonly pieces: readonly Piece[];
  /** Hash of all pieces together, where theirs are not published. */
  readonly sha256?: string;
  readonly bytes: number;
  /** The files of the tokenizer. */
  readonly tokenizer: Readonly<Record<"vocab.json" | "merges.txt", Published & { path: string }>>;
}

/** The public file: openai-community/gpt2 at a fixed revision (docs/models.md has where the hashes were found). */
export const gpt2Hub = {
  address:
    "https://huggingface.co/openai-community/gpt2/resolve/607a30d783dfa663caf39e06633721c8d4cfcd7e",
  revision: "607a30d783dfa663caf39e06633721c8d4cfcd7e",
  config: {
    layers: 12,
    heads: 12,
    dModel: 768,
    dMlp: 3072,
    positions: 1024,
    vocabulary: 50257,
  },
  weights: {
    bytes: 548_105_171,
    sha256: "248dfc3911869ec493c76e65bf2fcf7f615828b0254c12b473182f0f81d3a707",
  },
  files: {
    "config.json": {
      bytes: 665,
      sha256: "0daed7749b4f02b8f76240d5444551d7b08712dab4d0adb8239c56ba823bb7b4",
    },
    "vocab.json": {
      bytes: 1_042_301,
      sha256: "196139668be63f3b5d6574427317ae82f612a97c5d1cdaf36ed2256dbf636783",
    },
    "merges.txt": {
      bytes: 456_318,
      sha256: "1ce1664773c50f3e0cc8842619a93edc4624525b728b188a9e0be33b7726adc5",
    },
  },
} as const;

/** What is published of a model on a hub. */
export interface Hub {
  readonly weights: Published;
  readonly files: Readonly<Record<TextFile, Published>>;
}

/** Read what the compact copy in a folder is; fetches a few kB. */
export async function openCompact(
  readFile: ReadFile,
  folder: string,
  signal?: AbortSignal,
): Promise<Gpt2Download> {
  const path = (file: string) => (folder === "" ? file : `${folder}/${file}`);
  const manifestPath = path("manifest.json");
  const manifest = readManifest(await readFile(manifestPath, { signal }), manifestPath);
  return {
    config: await openConfig(readFile, path("config.json"), manifest.files["config.json"], signal),
    precision: manifest.precision,
    readFile,
    pieces: manifest.chunks.map(({ file, bytes, sha256 }) => ({
      path: path(file),
      bytes,
      sha256,
      key: sha256,
    })),
    bytes: manifest.chunks.reduce((sum, { bytes }) => sum + bytes, 0),
    tokenizer: tokenizerFiles(path, manifest),
  };
}

/** Read what the public file is, which then comes in ranges; fetches a few kB. */
export async function openHub(
  readFile: ReadFile,
  signal?: AbortSignal,
  hub: Hub = gpt2Hub,
  pieceBytes?: number,
): Promise<Gpt2Download> {
  const file = hub.files["config.json"];
  const config = await openConfig(readFile, "config.json", file, signal);
  return hubDownload(readFile, config, hub, pieceBytes);
}

/** Say what of the public file is to be fetched; fetches nothing. */
export function hubDownload(
  readFile: ReadFile,
  config: Gpt2Config = gpt2Hub.config,
  hub: Hub = gpt2Hub,
  pieceBytes = 16 * 2 ** 20,
): Gpt2Download {
  const { bytes, sha256 } = hub.weights;
  const starts = Array.from({ length: Math.ceil(bytes / pieceBytes) }, (_, i) => i * pieceBytes);
  return {
    config,
    precision: "fp32",
    readFile,
    pieces: starts.map((start) => {
      const end = Math.min(start + pieceBytes, bytes);
      return {
        path: "model.safetensors",
        range: { start, end },
        bytes: end - start,
        key: `${sha256}-${start}`,
      };
    }),
    sha256,
    bytes,
    tokenizer: tokenizerFiles((file) => file, hub),
  };
}

async function openConfig(
  readFile: ReadFile,
  path: string,
  { sha256 }: Published,
  signal: AbortSignal | undefined,
): Promise<Gpt2Config> {
  const bytes = await readFile(path, { signal });
  await checkHash(bytes, path, sha256);
  return inFile(path, "wrong-shape", readConfig)(readJson(bytes, path));
}

const tokenizerFiles = (path: (file: string) => string, { files }: Pick<Hub, "files">) => ({
  "vocab.json": { ...files["vocab.json"], path: path("vocab.json") },
  "merges.txt": { ...files["merges.txt"], path: path("merges.txt") },
});
