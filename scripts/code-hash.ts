/** @file A fingerprint of the code that a run depends on. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const root = join(import.meta.dirname, "..");

/** Local names such as `#graph` and where they lead, from package.json. */
const aliases: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
).imports;

/** Imports and re-exports of values; those of types alone do not run. */
const importPattern = /^(?:import|export)\s+(?!type\b)(?:[^"';]*?from\s*)?"([^"]+)"/gm;

/**
 * Hash what the run of an experiment depends on: its `run.ts`, the engine and the random numbers that it is given, and
 * all local sources that they import, directly or not. SHA-256 over paths and contents.
 */
export function codeHash(slug: string): string {
  const hash = createHash("sha256");
  const entries = [
    `src/experiments/${slug}/run.ts`,
    "src/lib/engine/index.ts",
    "src/lib/random/index.ts",
  ];
  for (const path of sourcesOf(entries.map((entry) => join(root, entry))))
    hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

/** List source files and all local sources that they import, by their sorted paths in the repository. */
export function sourcesOf(entries: readonly string[]): string[] {
  const files = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    for (const [, specifier = ""] of readFileSync(file, "utf8").matchAll(importPattern)) {
      const target = localFile(file, specifier);
      if (target !== undefined) waiting.push(target);
    }
  }
  return [...files].map((file) => relative(root, file)).sort();
}

/** Find the file that a specifier names; packages are not local. */
function localFile(from: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return join(dirname(from), specifier);
  const exact = aliases[specifier];
  if (exact !== undefined) return join(root, exact);
  const folder = `${specifier.split("/")[0]}/*`;
  const path = aliases[folder]?.replace("*", specifier.slice(folder.length - 1));
  return path !== undefined && existsSync(join(root, path)) ? join(root, path) : undefined;
}
