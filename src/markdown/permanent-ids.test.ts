import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "node-html-parser";
import { type MdxToJsResult, mdxToJs } from "satteri";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseEssay, readBlocks } from "#citable/block.ts";
import { writeIds } from "#citable/essay.ts";
import { numberFigures } from "./figures.ts";
import { renderMath } from "./katex.ts";
import { permanentIds } from "./permanent-ids.ts";

let content: string;
let essay: string;
beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), "permanent-ids-"));
  essay = join(content, "essays/sample");
  mkdirSync(essay, { recursive: true });
  writeFileSync(join(content, "published-ids.txt"), "");
});
afterEach(() => rmSync(content, { recursive: true }));

/** Compile as the build does. */
function compile(source: string) {
  const { code } = mdxToJs(source, {
    mdastPlugins: [permanentIds(), renderMath(), numberFigures()],
    features: { math: true, smartPunctuation: true },
    fileURL: pathToFileURL(join(essay, "index.mdx")),
    jsx: true,
    elementAttributeNameCase: "html",
  }) as MdxToJsResult;
  const jsx = code.slice(code.indexOf("return <>") + 7, code.indexOf("</>;"));
  return parse(jsx.replaceAll("_components.", ""));
}

/** Read the elements with ids. */
function elements(source: string) {
  return compile(source)
    .querySelectorAll("[id]")
    .map((element) => `${element.rawTagName}#${element.id}`);
}

const source = `## The question

A paragraph.

- An item.

$$
y = x
$$

<Claim id="it-is">

It is.

</Claim>
`;

describe("the page of an essay", () => {
  it("carries the ids that its folder keeps", () => {
    const ids = ["q", "p1", "p2", "eq", "it-is"];
    const blocks = readBlocks(parseEssay(source)).map(({ kind, text }, i) => ({
      id: ids[i] ?? "",
      kind,
      text,
    }));
    writeIds(essay, blocks);
    expect(elements(source)).toEqual(["h2#q", "p#p1", "li#p2", "div#eq", "Claim#it-is"]);
  });

  it("carries ids even where its author has yet to assign them", () => {
    expect(elements("## The question\n\nNew.")).toEqual([
      "h2#the-question",
      expect.stringMatching(/^p#p\w{4}$/),
    ]);
  });

  it("holds an empty element with a vanished id where its successor stands", () => {
    writeFileSync(
      join(content, "moved-ids.yaml"),
      "sample-gone: sample-older\nsample-older: sample-p1\nelsewhere-x: sample-p1\nsample-eq-a: sample-eq\n",
    );
    writeIds(essay, [
      { id: "p1", kind: "paragraph", text: "A paragraph." },
      { id: "eq", kind: "equation", text: "y" },
    ]);
    expect(elements("A paragraph.\n\n$$\ny\n$$")).toEqual([
      "p#p1",
      "span#gone",
      "span#older",
      "span#eq-a",
      "div#eq",
    ]);
  });

  it("numbers figures and named equations in their order, and no other equation", () => {
    const page = compile(`<Figure id="fig-b" caption="B." />

$$
x
$$

$$ eq-energy
y
$$

<div>

<Figure id="fig-a" caption="A." />

</div>

$$ eq-mass
m
$$
`);
    const figures = page.querySelectorAll("[caption]");
    expect(figures.map(({ id, attributes }) => [id, attributes["number"]])).toEqual([
      ["fig-b", "1"],
      ["fig-a", "2"],
    ]);
    const labels = page.querySelectorAll(".equation > .number");
    expect(labels.map((label) => [label.getAttribute("href"), label.textContent])).toEqual([
      ["#eq-energy", '{"(1)"}'],
      ["#eq-mass", '{"(2)"}'],
    ]);
    expect(page.querySelectorAll(".equation")).toHaveLength(3);
  });
});
