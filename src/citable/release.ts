/** @file The frozen versions of an essay: what a citation of version N saw. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { KnownBlock } from "./assign-ids.ts";

export interface Release {
  readonly version: number;
  /** The day, as 2026-11-22. */
  readonly date: string;
  /** The commit that holds the text. */
  readonly commit: string;
  /** What changed and why, in the author's words. */
  readonly summary?: string;
  /** Every block as a reader saw it. */
  readonly blocks: readonly KnownBlock[];
}

/** Read the versions of the essay in a folder, oldest first. */
export function readReleases(essayFolder: string): Release[] {
  const folder = join(essayFolder, "versions");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name): Release => JSON.parse(readFileSync(join(folder, name), "utf8")))
    .sort((a, b) => a.version - b.version);
}

/** Say what is wrong with the version that an essay's front matter states, if anything. */
export function versionProblem(
  version: number,
  blocks: readonly KnownBlock[],
  releases: readonly Release[],
): string | undefined {
  const newest = releases.at(-1);
  const next = (newest?.version ?? 0) + 1;
  if (version === next) return undefined;
  if (version !== newest?.version) {
    const accepted = newest ? `${newest.version} (released) or ${next} (a draft)` : "1 (a draft)";
    return `the front matter says version ${version}; accepted: ${accepted}`;
  }
  if (JSON.stringify(newest.blocks) === JSON.stringify(blocks)) return undefined;
  return `the text differs from version ${version}, which is released; set "version: ${next}" in the front matter`;
}
