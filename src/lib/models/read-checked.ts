/** @file A file of the site, held against the hash that was published with it. */
import { inFile } from "./folder.ts";
import type { ReadFile, ReadOptions } from "./read-file.ts";
import { checkHash } from "./sha256.ts";

/**
 * Read a file and what it holds. Rejects with a `ModelError`: truncated or corrupt where `read` throws, wrong-hash, or what
 * `readFile` says.
 */
export async function readChecked<T>(
  readFile: ReadFile,
  path: string,
  sha256: string,
  read: (bytes: Uint8Array) => T,
  options: ReadOptions = {},
): Promise<T> {
  const bytes = await readFile(path, options);
  const content = inFile(path, "corrupt", read)(bytes);
  await checkHash(bytes, path, sha256);
  return content;
}
