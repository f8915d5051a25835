import { expect, test } from "vitest";
import { assignIds } from "./assign-ids.ts";
import { findBacklinks } from "./backlinks.ts";
import { parseEssay, readBlocks } from "./block.ts";
import type { Essay } from "./essay.ts";
import { essayItems } from "./essay-items.ts";
import type { CitableItem } from "./item.ts";

const site = "https://cruxes.example";
const point: CitableItem = {
  id: "point-ebb",
  kind: "point",
  title: "The ebb",
  text: "Why?",
  url: `${site}/points/ebb/`,
  version: "1",
  date: "2026-11-22",
};

function essay(slug: string, source: string): Essay {
  const tree = parseEssay(source);
  return {
    slug,
    frontMatter: { title: slug, description: "d", published: "2026-11-22", version: 1 },
    tree,
    known: [],
    assignment: assignIds([], readBlocks(tree), () => false),
    releases: [],
  };
}

/** Read the links back of essays as "from -> to". */
function backlinksOf(...essays: Essay[]): string[] {
  const items = essays.flatMap((each) => essayItems(each, known(each), site));
  return findBacklinks(essays, [point, ...items]).map(({ from, to }) => `${from.id} -> ${to.id}`);
}

const known = ({ tree, assignment }: Essay) =>
  readBlocks(tree).map(({ kind, text }, i) => ({
    id: assignment.blocks[i]?.id ?? "",
    kind,
    text,
  }));

const figure = '<Figure id="fig-a" caption="A wave." />';

test("a section that refers to a figure of another is linked back from it, in its own it is not", () => {
  const waves = essay(
    "waves",
    `## Crest\n\n${figure}\n\nSee <Ref to="fig-a" />.\n\n## Trough\n\nAs in <Ref to="fig-a" /> and <Ref to="fig-a" />.`,
  );
  expect(backlinksOf(waves)).toEqual(["waves-trough -> waves-fig-a"]);
});

test("links by address count, within an essay, between essays and to points", () => {
  const waves = essay("waves", "## Crest\n\nText.\n\n## Trough\n\nSee [above](#crest).");
  const tides = essay(
    "tides",
    "Before [waves](/essays/waves/).\n\n## Moon\n\nSee [it](/essays/waves/#crest) and [the point](/points/ebb/).",
  );
  expect(backlinksOf(waves, tides)).toEqual([
    "waves-trough -> waves-crest",
    "tides -> waves",
    "tides-moon -> waves-crest",
    "tides-moon -> point-ebb",
  ]);
});

test("a cross-reference by id means its own essay first, then the site", () => {
  const waves = essay("waves", "## Crest\n\nText.\n\n## Trough\n\nSee <Ref to='crest' />.");
  const tides = essay("tides", '## Moon\n\n<Ref to="waves-trough" /> and <Ref to="point-ebb" />.');
  expect(backlinksOf(waves, tides)).toEqual([
    "waves-trough -> waves-crest",
    "tides-moon -> waves-trough",
    "tides-moon -> point-ebb",
  ]);
});

test("a section that shows both positions refers to their point", () => {
  expect(backlinksOf(essay("waves", '## Crest\n\n<Positions of="ebb" />'))).toEqual([
    "waves-crest -> point-ebb",
  ]);
});

test("an address elsewhere, and an essay's mention of itself, lead to no link back", () => {
  const source =
    "## Crest\n\n[a](https://elsewhere.example/) [b](/essays/waves/) [c](::) [d](#gone)";
  expect(backlinksOf(essay("waves", source))).toEqual([]);
});
