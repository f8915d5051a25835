import { describe, expect, it } from "vitest";
import type { Recorded } from "#experiments/contract.ts";
import { assignIds } from "./assign-ids.ts";
import { parseEssay, readBlocks } from "./block.ts";
import type { Essay } from "./essay.ts";
import { essayItems, readerBlocks } from "./essay-items.ts";
import { listTargets } from "./target.ts";

const source = `---
title: A sample
---

Before any section.

## The question

The error is <Measured of="sample/default" value="error" digits={3} /> in <Ref to="fig-b" /> <Cite of="k2020 l2021" at="p. 1" />.

<Figure id="fig-a" caption="First. More." />

<Figure id="fig-b" caption="Second. More." />

$$
y = x
$$

$$ eq-line
y = kx
$$
`;
const tree = parseEssay(source);
const essay: Essay = {
  slug: "sample",
  frontMatter: {
    title: "A sample",
    description: "What it is about.",
    published: "2026-11-01",
    version: 2,
  },
  tree,
  known: [],
  assignment: assignIds([], readBlocks(tree), () => false),
  releases: [{ version: 1, date: "2026-11-02", commit: "", blocks: [] }],
};
const measured = { id: "error", label: "Error", value: 0.01234, low: 0.01, high: 0.02, seeds: 3 };
const referents = {
  references: [
    { id: "k2020", short: "King &#38; <i>Lo</i>, 2020" },
    { id: "l2021", short: "Lo, 2021" },
  ],
  recordings: [
    { experiment: "sample", preset: "default", measured: [measured] } as never as Recorded,
  ],
  targets: listTargets([essay], { points: [] }, []),
};
const site = "https://cruxes.example";
const blocks = readerBlocks(essay, referents);
const items = essayItems(essay, blocks, site);
const find = (id: string) => items.find((item) => item.id === id);

describe("the items of an essay", () => {
  it("read as a reader sees them: numbers, citations and figure numbers filled in", () => {
    expect(items.find(({ text }) => text.startsWith("The error"))?.text).toBe(
      "The error is 0.0123 [0.0100, 0.0200] in Figure 2 (King & Lo, 2020; Lo, 2021, p. 1).",
    );
  });

  it("have titles: figures and named equations have numbers", () => {
    expect(items.map(({ title }) => title)).toEqual([
      "A sample",
      "Before any section.",
      "The question",
      "The error is 0.0123 [0.0100, 0.0200] in Figure 2 (King & Lo, 2020; Lo, 2021, p.…",
      "Figure 1: First.",
      "Figure 2: Second.",
      "Equation $y = x$",
      "Equation 1",
    ]);
  });

  it("know their section", () => {
    expect(find("sample-fig-a")?.section).toBe("sample-the-question");
    expect(find("sample-the-question")?.section).toBeUndefined();
    expect(items[1]?.section).toBeUndefined();
  });

  it("carry the essay's version: of a draft its own date, of a release the release's", () => {
    expect(items[0]).toMatchObject({ version: "2", date: "2026-11-01" });
    const released = { ...essay, frontMatter: { ...essay.frontMatter, version: 1 } };
    expect(essayItems(released, blocks, site)[0]).toMatchObject({
      version: "1",
      date: "2026-11-02",
    });
  });

  it("refuse a reference to nothing", () => {
    expect(() => readerBlocks(essay, { ...referents, recordings: [] })).toThrow(
      'No recorded run "sample/default" measured "error"',
    );
    expect(() => readerBlocks(essay, { ...referents, references: [] })).toThrow(
      'Unknown citation "k2020"',
    );
  });
});
