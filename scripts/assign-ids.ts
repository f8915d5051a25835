/** @file `npm run assign-ids [essay]`: give what has no id one for good, and send vanished ids on. */
import { globSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { checkIds } from "#citable/check-items.ts";
import { readRecordings } from "#citable/collect-items.ts";
import { type Essay, readEssays, statedResults, writeIds } from "#citable/essay.ts";
import { publishIds, readRegistry, writeMoved } from "#citable/registry.ts";
import { experimentItems, pointItems, termItems } from "#citable/site-items.ts";
import { readGlossary } from "#content/glossary.ts";
import { readPoints } from "#content/points.ts";
import type { About } from "#experiments/contract.ts";
import { runCommand, UsageError } from "./usage-error.ts";

await runCommand(() => main(process.argv.slice(2)));

async function main([slug]: readonly string[]): Promise<void> {
  const essays = readEssays();
  const chosen = slug === undefined ? essays : essays.filter((essay) => essay.slug === slug);
  if (chosen.length === 0)
    throw new UsageError(
      `There is no essay "${slug}"; accepted: ${essays.map((essay) => essay.slug).join(", ")}.\nUsage: npm run assign-ids [essay]`,
    );
  const { published, moved: movedBefore } = readRegistry();
  const moved = new Map([...movedBefore, ...chosen.flatMap(movesOf)]);
  const others = essays.filter((essay) => !chosen.includes(essay));
  const ids = [
    ...(await siteIds(new Set([...published, ...essays.flatMap(statedResults)]))),
    ...chosen.flatMap(({ slug, assignment }) => essayIds(slug, assignment.blocks)),
    ...others.flatMap(({ slug, known }) => essayIds(slug, known)),
  ];
  const fresh = ids.filter((id) => !published.has(id));
  const problems = checkIds(
    ids.map((id) => ({ id })),
    { published: new Set([...published, ...fresh]), moved },
  );
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
  for (const essay of chosen) {
    writeIds(join("src/content/essays", essay.slug), essay.assignment.blocks);
    console.log(summarise(essay));
  }
  writeMoved(moved);
  publishIds(fresh);
}

function essayIds(slug: string, blocks: readonly { readonly id: string }[]): string[] {
  return [slug, ...blocks.map(({ id }) => `${slug}-${id}`)];
}

function movesOf({ slug, assignment }: Essay): [old: string, now: string][] {
  return [...assignment.moved].map(([old, id]) => [
    `${slug}-${old}`,
    id === undefined ? slug : `${slug}-${id}`,
  ]);
}

/** List the ids of points, positions, terms, experiments and results. */
async function siteIds(results: ReadonlySet<string>): Promise<string[]> {
  const edition = { site: "https://cruxes.example", version: "", date: "" };
  const recordings = readRecordings();
  const experiments = await Promise.all(
    globSync("src/experiments/*/about.ts").map(async (path) => {
      const { about }: { about: About } = await import(resolve(path));
      return experimentItems(basename(dirname(path)), about, recordings, results, edition);
    }),
  );
  const items = [...pointItems(readPoints(), edition), ...termItems(readGlossary(), edition)];
  return [...items, ...experiments.flat()].map(({ id }) => id);
}

function summarise({ slug, known, assignment: { blocks, moved } }: Essay): string {
  const before = new Set(known.map(({ id }) => id));
  const fresh = blocks.filter(({ id }) => !before.has(id)).length;
  const moves = [...moved].map(
    ([old, id]) => `\n  ${old} is gone and leads to ${id ?? "the essay"}`,
  );
  return `${slug}: ${blocks.length} ids, ${fresh} new${moves.join("")}`;
}
