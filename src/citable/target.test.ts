import { describe, expect, it } from "vitest";
import type { Point } from "#content/points.ts";
import { assignIds } from "./assign-ids.ts";
import { parseEssay, readBlocks } from "./block.ts";
import type { Essay } from "./essay.ts";
import { mentions, usesOf } from "./mentions.ts";
import { nearest } from "./nearest.ts";
import { findTarget, listTargets } from "./target.ts";

function essayOf(slug: string, title: string, body: string): Essay {
  const tree = parseEssay(body);
  return {
    slug,
    frontMatter: { title, description: "", published: "2026-11-01", version: 1 },
    tree,
    known: [],
    assignment: assignIds([], readBlocks(tree), () => false),
    releases: [],
  };
}

const one = essayOf(
  "one",
  "The first",
  `Before <Cite of="k2020" />.

## Curves

<Figure id="fig-a" caption="A." />

$$
a
$$

$$ eq-b
b
$$

$$ eq-c
c
$$

<Claim id="it-falls">

It falls <Cite of="k2020 l2021" />.

</Claim>

## More

<Figure id="fig-d" caption="D." />

Again <Cite of="k2020" />, and <Term id="prior">priors</Term>, and <Cite of="k2020" at="p. 2" />.
`,
);
const two = essayOf("two", "The second", '## Results\n\n<Figure id="fig-a" caption="E." />\n');
const point = { id: "ioi", question: "Does it count?" } as Point;
const term = { id: "prior", term: "prior", definition: "It.", see: ["point-ioi"] };
const targets = listTargets([one, two], { points: [point] }, [term]);
const wordsOf = (to: string, slug = "one") => findTarget(to, slug, targets).words;

describe("a cross-reference", () => {
  it("has the words that suit what it leads to", () => {
    expect(wordsOf("fig-d")).toBe("Figure\u00a02");
    expect(wordsOf("curves")).toBe("section “Curves”");
    expect(wordsOf("it-falls")).toBe("the claim “It falls [k2020 l2021].”");
    expect(wordsOf("point-ioi")).toBe("“Does it count?”");
    expect(wordsOf("term-prior")).toBe("prior");
    expect(wordsOf("two")).toBe("“The second”");
  });

  it("counts only the equations that their author named", () => {
    expect([wordsOf("eq-b"), wordsOf("eq-c")]).toEqual(["equation\u00a01", "equation\u00a02"]);
    const unnamed = one.assignment.blocks.find(({ text }) => text === "a");
    expect(() => wordsOf(`${unnamed?.id}`)).toThrow("leads to nothing");
  });

  it("leads within its own essay by the fragment alone, and names another essay", () => {
    expect(findTarget("fig-a", "one", targets)).toMatchObject({ href: "#fig-a" });
    expect(findTarget("fig-a", "two", targets)).toMatchObject({
      href: "#fig-a",
      words: "Figure\u00a01",
    });
    expect(findTarget("one-fig-d", "two", targets)).toMatchObject({
      href: "/essays/one/#fig-d",
      words: "Figure\u00a02 of “The first”",
    });
  });

  it("to nothing is refused, with the names near it", () => {
    expect(() => wordsOf("fig-e")).toThrow(
      /^<Ref to="fig-e" \/> in "one" leads to nothing\. Near it: fig-a, fig-d, /,
    );
    expect(() => wordsOf("fig-a-one", "one")).toThrow("Near it: fig-a");
  });
});

it("the nearest name is the one with the fewest letters to change", () => {
  expect(nearest("kitten", ["sitting", "bitter", "mitten"], 2)).toEqual(["mitten", "bitter"]);
  expect(nearest("", ["abc", "ab"])).toEqual(["ab", "abc"]);
});

describe("the uses of a work", () => {
  it("are listed by section, each once, in the order of the essay", () => {
    const uses = usesOf([one, two], "Cite", "of");
    expect(uses.get("k2020")).toEqual([
      { href: "/essays/one/", essay: "The first", section: undefined },
      { href: "/essays/one/#curves", essay: "The first", section: "Curves" },
      { href: "/essays/one/#more", essay: "The first", section: "More" },
    ]);
    expect(uses.get("l2021")).toHaveLength(1);
  });

  it("are found in elements that hold words, too", () => {
    expect(usesOf([one], "Term", "id").get("prior")).toHaveLength(1);
    expect(mentions(two).map(({ name, section }) => [name, section?.id])).toEqual([
      ["Figure", "results"],
    ]);
  });
});
