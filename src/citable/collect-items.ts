/** @file Everything that can be cited, collected from the files of the site. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readGlossary } from "#content/glossary.ts";
import { readPoints } from "#content/points.ts";
import type { About, Recorded } from "#experiments/contract.ts";
import type { KnownBlock } from "./assign-ids.ts";
import { type Backlink, findBacklinks } from "./backlinks.ts";
import { checkEssay, checkIds } from "./check-items.ts";
import { readBasis } from "./claim-basis.ts";
import { withEvidence } from "./claim-evidence.ts";
import { type Essay, readEssays, statedResults } from "./essay.ts";
import { essayItems, readerBlocks } from "./essay-items.ts";
import type { CitableItem } from "./item.ts";
import { mentions, usesOf } from "./mentions.ts";
import type { Referents } from "./reader-words.ts";
import { readRegistry } from "./registry.ts";
import { experimentItems, pointItems, type SiteEdition, termItems } from "./site-items.ts";
import { listTargets, type Targets } from "./target.ts";

export interface EssayState {
  readonly essay: Essay;
  /** Its blocks as a reader sees them now. */
  readonly blocks: readonly KnownBlock[];
}

export interface Collection {
  readonly essays: readonly EssayState[];
  readonly items: readonly CitableItem[];
  readonly targets: Targets;
  readonly backlinks: readonly Backlink[];
  /** What would break a citation, a sentence each. */
  readonly problems: readonly string[];
}

/** Collect the items of the site at an address. */
export function collectItems(
  site: string,
  abouts: ReadonlyMap<string, About>,
  references: Referents["references"],
): Collection {
  const edition = readEdition(site);
  const recordings = readRecordings();
  const read = readEssays();
  const targets = readTargets(read);
  const essays = read.map(
    (essay): EssayState => ({
      essay,
      blocks: readerBlocks(essay, { references, recordings, targets }),
    }),
  );
  const registry = readRegistry();
  const results = new Set([
    ...registry.published,
    ...essays.flatMap(({ essay }) => statedResults(essay)),
  ]);
  const bare = [
    ...pointItems(readPoints(), edition),
    ...termItems(readGlossary(), edition),
    ...essays.flatMap(({ essay, blocks }) => essayItems(essay, blocks, site)),
    ...[...abouts].flatMap(([slug, about]) =>
      experimentItems(slug, about, recordings, results, edition),
    ),
  ];
  const items = groundClaims(bare, read, { references, recordings });
  const inEssays = essays.flatMap(({ essay, blocks }) => checkEssay(essay, blocks) ?? []);
  // The ids of the site can be judged once those of its essays are up to date.
  const problems = inEssays.length > 0 ? inEssays : checkIds(items, registry);
  const backlinks = findBacklinks(
    essays.map(({ essay }) => essay),
    items,
  );
  return { essays, items, targets, backlinks, problems };
}

/** List what cross-references of these essays can lead to. */
export const readTargets = (essays: readonly Essay[]): Targets =>
  listTargets(essays, readPoints(), readGlossary());

/** Give each claim of the essays what it rests on. */
function groundClaims(
  items: readonly CitableItem[],
  essays: readonly Essay[],
  { references, recordings }: Pick<Referents, "references" | "recordings">,
): CitableItem[] {
  const grounded = new Map(items.map((item) => [item.id, item]));
  for (const essay of essays) {
    const cited = usesOf([essay], "Cite", "of");
    const works = references.filter(({ id }) => cited.has(id));
    for (const { name, attributes } of mentions(essay)) {
      const claim = name === "Claim" && grounded.get(`${essay.slug}-${attributes["id"]}`);
      if (!claim) continue;
      const basis = readBasis(attributes, essay.slug);
      grounded.set(claim.id, withEvidence(claim, basis, grounded, { works, recordings }));
    }
  }
  return items.map((item) => grounded.get(item.id) ?? item);
}

/** Read the recorded runs of all experiments. */
export const readRecordings = (): Recorded[] =>
  globSync("*/recorded/*.json", { cwd: "src/experiments" })
    .sort()
    .map((path) => JSON.parse(readFileSync(join("src/experiments", path), "utf8")));

function readEdition(site: string): SiteEdition {
  const citation = parse(readFileSync("CITATION.cff", "utf8"));
  return { site, version: citation.version, date: citation["date-released"] };
}
