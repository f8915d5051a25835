/** @file An essay as its files hold it, with the ids of its blocks. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MdastNode } from "satteri";
import { parse, stringify } from "yaml";
import { valuesAsked } from "#predict/comparison.ts";
import { type Assignment, assignIds, type KnownBlock } from "./assign-ids.ts";
import { parseEssay, readBlocks } from "./block.ts";
import { readBasis, resultsAmong } from "./claim-basis.ts";
import { mentions } from "./mentions.ts";
import { type Registry, readRegistry } from "./registry.ts";
import { type Release, readReleases } from "./release.ts";
import { resultId } from "./result-id.ts";

export interface FrontMatter {
  readonly title: string;
  readonly description: string;
  readonly published: string;
  readonly updated?: string;
  readonly version: number;
}

export interface Essay {
  readonly slug: string;
  readonly frontMatter: FrontMatter;
  readonly tree: MdastNode;
  /** What ids.yaml holds. */
  readonly known: readonly KnownBlock[];
  /** What it should hold. */
  readonly assignment: Assignment;
  readonly releases: readonly Release[];
}

/** Ids that the page itself uses; those of its references begin with "ref-". */
const pageIds = new Set(["main", "references", "cite-this", "top"]);

/** Tell whether the site keeps an id of an essay from new use. */
export const isTakenIn =
  (slug: string, { published, moved }: Registry) =>
  (id: string): boolean =>
    pageIds.has(id) ||
    id.startsWith("ref-") ||
    published.has(`${slug}-${id}`) ||
    moved.has(`${slug}-${id}`);

/** Read all essays of the contents, in the order of their names. */
export function readEssays(content = "src/content"): Essay[] {
  const folder = join(content, "essays");
  const registry = readRegistry(content);
  return readdirSync(folder)
    .filter((slug) => existsSync(join(folder, slug, "index.mdx")))
    .sort()
    .map((slug) => readEssay(slug, registry, folder));
}

function readEssay(slug: string, registry: Registry, essaysFolder: string): Essay {
  const folder = join(essaysFolder, slug);
  const tree = parseEssay(readFileSync(join(folder, "index.mdx"), "utf8"));
  const known = readIds(folder);
  return {
    slug,
    frontMatter: frontMatterOf(tree, slug),
    tree,
    known,
    assignment: assignIds(known, readBlocks(tree), isTakenIn(slug, registry)),
    releases: readReleases(folder),
  };
}

function frontMatterOf(tree: MdastNode, slug: string): FrontMatter {
  const first = "children" in tree ? tree.children[0] : undefined;
  if (first?.type !== "yaml") throw new Error(`The essay "${slug}" begins without front matter`);
  return parse(first.value);
}

/** List the ids of the recorded values that an essay states, rests on or lets a reader predict. */
export function statedResults(essay: Essay): string[] {
  return mentions(essay).flatMap(({ name, attributes }) => {
    const { of = "", value = "" } = attributes;
    switch (name) {
      case "Measured":
        return resultId(of, value);
      case "Claim":
        return resultsAmong(readBasis(attributes, essay.slug).grounds);
      case "Predict":
        return valuesAsked(attributes).map((id) => resultId(of, id));
      default:
        return [];
    }
  });
}

/** Read the ids that an essay's folder keeps, in the order of their blocks. */
export function readIds(essayFolder: string): KnownBlock[] {
  const path = join(essayFolder, "ids.yaml");
  return existsSync(path) ? (parse(readFileSync(path, "utf8")) ?? []) : [];
}

/** Keep the ids of an essay in its folder, one line a text. */
export function writeIds(essayFolder: string, blocks: readonly KnownBlock[]): void {
  const header =
    "# The permanent ids of this essay and what each stands for, kept by `npm run assign-ids`. Do not edit.\n";
  writeFileSync(join(essayFolder, "ids.yaml"), header + stringify(blocks, { lineWidth: 0 }));
}
