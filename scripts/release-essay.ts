/** @file `npm run release-essay <essay> ["what changed and why"]`: freeze the draft as the next version, for citations to refer to. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkEssay } from "#citable/check-items.ts";
import { readRecordings, readTargets } from "#citable/collect-items.ts";
import { readEssays } from "#citable/essay.ts";
import { readerBlocks } from "#citable/essay-items.ts";
import type { Release } from "#citable/release.ts";
import { loadReferences } from "#content/references.ts";
import { runCommand, UsageError } from "./usage-error.ts";

await runCommand(async () => main(process.argv.slice(2)));

function main([slug, summary]: readonly string[]): void {
  const essays = readEssays();
  const essay = essays.find((candidate) => candidate.slug === slug);
  if (!essay)
    throw new UsageError(
      `There is no essay "${slug}"; accepted: ${essays.map((e) => e.slug).join(", ")}.\nUsage: npm run release-essay <essay> ["what changed and why"]`,
    );
  const blocks = readerBlocks(essay, {
    references: loadReferences(),
    recordings: readRecordings(),
    targets: readTargets(essays),
  });
  const problem = checkEssay(essay, blocks);
  if (problem) throw new UsageError(problem);
  const { version } = essay.frontMatter;
  if (essay.releases.some((release) => release.version === version))
    throw new UsageError(`Version ${version} of "${slug}" is released and nothing changed since.`);

  const folder = join("src/content/essays", essay.slug);
  const release: Release = {
    version,
    date: new Date().toISOString().slice(0, 10),
    commit: commitThatHolds([folder, "src/content/references.bib", "src/experiments/*/recorded"]),
    ...(summary && { summary }),
    blocks,
  };
  mkdirSync(join(folder, "versions"), { recursive: true });
  const path = join(folder, "versions", `${version}.json`);
  writeFileSync(path, `${JSON.stringify(release, null, 1)}\n`);
  console.log(`${path}: version ${version}, ${blocks.length} blocks. Commit it.`);
}

/** Name the commit that holds the files as they are; what is not committed cannot be cited. */
function commitThatHolds(paths: readonly string[]): string {
  const git = (...words: readonly string[]) => execFileSync("git", words, { encoding: "utf8" });
  const changed = git("status", "--porcelain", "--", ...paths);
  if (changed !== "")
    throw new UsageError(`Commit these first, so that the version names a commit:\n${changed}`);
  return git("rev-parse", "HEAD").trim();
}
