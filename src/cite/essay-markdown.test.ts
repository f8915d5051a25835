import { expect, it } from "vitest";
import { parseEssay } from "#citable/block.ts";
import { readPoints } from "#content/points.ts";
import { essayMarkdown } from "./essay-markdown.ts";

it("an essay as Markdown has its numbers, positions, claims and captions, and nothing to run", () => {
  const { points } = readPoints();
  const tree = parseEssay(`---
title: A
---

import Experiment from "#experiments/sample/Island.astro";

## One

<Positions of="${points[0]?.id}" />

It is *so*: <Measured of="a/b" value="c" />.<Aside>Not $x^2$.</Aside>

<Claim id="it-is" status="argued">

It is.

</Claim>

<Figure id="fig-a" caption="A line falls.">
  <Experiment panel="a" />
</Figure>

$$
y = b
$$
`);
  const text = essayMarkdown(tree, { speak: (name) => `«${name}»`, points });
  expect(text).toMatch(/^## One\n\nBoth positions: /);
  expect(text).toContain(points[0]?.question ?? "");
  expect(text).toContain("It is *so*: «Measured». \\[Note: Not $x^2$.]");
  expect(text).toContain("> **Claim it-is, argued.**\n>\n> It is.");
  expect(text).toContain("**Figure 1.** A line falls.");
  expect(text).toContain("$$\ny = b\n$$");
  expect(text).not.toMatch(/import|Experiment/);
});
