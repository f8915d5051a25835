/** @file The index of everything that can be cited, for pages at build time. */
import { getCollection } from "astro:content";
import type { About } from "#experiments/contract.ts";
import type { Backlink } from "./backlinks.ts";
import { type Collection, collectItems, type EssayState } from "./collect-items.ts";
import type { CitableItem } from "./item.ts";
import type { Targets } from "./target.ts";

const modules = import.meta.glob<About>("../experiments/*/about.ts", {
  eager: true,
  import: "about",
});
const abouts = new Map(
  Object.entries(modules).map(([path, about]) => [path.split("/").at(-2) ?? path, about]),
);

/** List every point, essay, block of an essay, experiment and result. */
export const citableItems = async (): Promise<readonly CitableItem[]> => (await collection()).items;

/** List the essays with their versions and the text that a reader sees now. */
export const citableEssays = async (): Promise<readonly EssayState[]> =>
  (await collection()).essays;

/** List what cross-references can lead to, by id. */
export const citableTargets = async (): Promise<Targets> => (await collection()).targets;

/** List which sections of essays refer to what. */
export const siteBacklinks = async (): Promise<readonly Backlink[]> =>
  (await collection()).backlinks;

let built: Promise<Collection> | undefined;

/** Collect once for a build, during which files do not change, and anew for each page while writing. */
function collection(): Promise<Collection> {
  if (!import.meta.env.PROD) return collect();
  built ??= collect();
  return built;
}

/** A promise that would break stops a build; who writes is only told. */
async function collect(): Promise<Collection> {
  const references = (await getCollection("references")).map(({ data }) => data);
  const found = collectItems(import.meta.env.SITE, abouts, references);
  if (found.problems.length > 0 && import.meta.env.PROD) throw new Error(found.problems.join("\n"));
  for (const problem of found.problems) console.warn(problem);
  return found;
}
