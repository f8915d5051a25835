import { describe, expect, it } from "vitest";
import { parseEssay, readBlocks } from "./block.ts";

const read = (source: string) =>
  readBlocks(parseEssay(source)).map(({ kind, authored, text }) => [kind, authored, text]);

describe("the citable blocks of an essay", () => {
  it("are its sections, paragraphs, list items, quotations, claims, figures and equations, in order", () => {
    const source = `---
title: A title
---

import Experiment from "#experiments/sample/Island.astro";

## The "question"

Is it so?

- One item.
- Another.
  - A nested one.

1. Loose.

   Its second paragraph.

> A quotation.

<Claim id="it-is">

It is.

</Claim>

<Figure id="fig-a" caption="A line falls.">
  <Experiment panel="a" />
</Figure>

$$ eq-line
y = a x
$$

$$
y = b
$$
`;
    expect(read(source)).toEqual([
      ["section", undefined, "The “question”"],
      ["paragraph", undefined, "Is it so?"],
      ["paragraph", undefined, "One item."],
      ["paragraph", undefined, "Another."],
      ["paragraph", undefined, "A nested one."],
      ["paragraph", undefined, "Loose. Its second paragraph."],
      ["paragraph", undefined, "A quotation."],
      ["claim", "it-is", "It is."],
      ["figure", "fig-a", "A line falls. [a]"],
      ["equation", "eq-line", "y = a x"],
      ["equation", undefined, "y = b"],
    ]);
  });

  it("keep formulas as TeX, sidenotes in brackets and references as they were written", () => {
    const source =
      'With $x^2$ it is *so*.<Aside>Not [always](/x/).</Aside> See `code`, <Measured of="a/b" value="c" />,\n<Cite of="k2020" at="p. 1" />.';
    expect(read(source)).toEqual([
      [
        "paragraph",
        undefined,
        "With $x^2$ it is so. [Note: Not always.] See code, [a/b c], [k2020 p. 1].",
      ],
    ]);
  });

  it("leave out what has no text", () => {
    expect(read("<Positions of='ioi'>\n\n</Positions>\n\n---\n")).toEqual([]);
  });

  it("refuse a claim without an id", () => {
    expect(() => read("<Claim>\n\nIt is.\n\n</Claim>")).toThrow("<Claim> needs id=");
  });
});
