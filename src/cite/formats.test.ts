import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";
import { parse as parseHtml } from "node-html-parser";
import { markdownToHtml } from "satteri";
import { describe, expect, it } from "vitest";
import { collectItems } from "#citable/collect-items.ts";
import type { CitableItem } from "#citable/item.ts";
import { loadReferences } from "#content/references.ts";
import { abstractOf } from "./abstract-of.ts";
import { type Citation, makeCitation } from "./citation.ts";
import { formats } from "./formats.ts";

const item: CitableItem = {
  id: "field-pb2cd",
  kind: "paragraph",
  essay: "field",
  section: "field-results",
  title: "Élan & “30 %” of GPT-3’s $x^2$ under arXiv:2303.14151v2, in #1_a {b}",
  text: "Élan & “30 %” of GPT-3’s $x^2$ under arXiv:2303.14151v2, in #1_a {b} ~ c \\ d. More.",
  url: "https://cruxes.example/essays/field/#pb2cd",
  version: "2",
  date: "2026-09-30",
};
const citation = makeCitation(item, {
  authors: ["Ruíz-Łoś, Zoë Anne", "Jürgen Groß", "The Cruxes authors"],
  container: "Is there a field?",
  section: "Results & limits",
  publisher: "Cruxes",
  draft: false,
  commit: { hash: "99a1d4f", date: "2026-10-02" },
  pictured: "field",
});
const accessed = "2026-11-05";
const write = (format: string, of: Citation = citation) => formats[format]?.(of, accessed) ?? "";

/** Read a citation by citation-js, which shares no code with us; its marks for kept capitals are no text. */
function parse(text: string): Record<string, unknown> {
  const [work, ...more] = new Cite(text).data;
  expect(more).toEqual([]);
  return JSON.parse(JSON.stringify(work).replace(/<span class=\\"nocase\\">|<\/span>/g, ""));
}

const title = "Élan & “30 %” of GPT-3’s x² under arXiv:2303.14151v2, in #1_a {b}";
const abstract = `${title} ~ c \\ d. More.`;
const url = "https://cruxes.example/essays/field/?v=2#pb2cd";
const version = "2, commit 99a1d4f of 2026-10-02";
const place = "In: Is there a field?, section “Results & limits”";
const issued = { "date-parts": [[2026, 9, 30]] };
const author = [
  { family: "Ruíz-Łoś", given: "Zoë Anne" },
  { family: "Groß", given: "Jürgen" },
  expect.objectContaining({}),
];

describe("what is read by people", () => {
  it("is a reference in the style of the APA", () => {
    expect(write("APA, plain")).toBe(
      `Ruíz-Łoś, Z. A., Groß, J., & The Cruxes authors. (2026, September 30). ${title}. In Is there a field? (Version ${version}), section “Results & limits”. Cruxes. Retrieved November 5, 2026, from ${url}`,
    );
  });

  it("is a line of Markdown whose link leads there, to an independent renderer", () => {
    const { html } = markdownToHtml(write("Markdown"));
    const paragraph = parseHtml(html).querySelector("p");
    expect(paragraph?.querySelector("a")?.getAttribute("href")).toBe(url);
    expect(paragraph?.querySelector("a")?.textContent).toBe(title);
    expect(paragraph?.textContent).toBe(
      `${title}, in Is there a field?, section “Results & limits”, Zoë Anne Ruíz-Łoś, Jürgen Groß and The Cruxes authors, Cruxes, 30 September 2026, version ${version}, accessed 5 November 2026.`,
    );
  });
});

describe("a citation comes out whole of an independent parser", () => {
  it("as CSL-JSON", () => {
    expect(parse(write("CSL-JSON"))).toMatchObject({
      type: "webpage",
      title,
      author: [...author.slice(0, 2), { literal: "The Cruxes authors" }],
      "container-title": "Is there a field?",
      section: "Results & limits",
      publisher: "Cruxes",
      issued: { "date-parts": [[2026, 9, 30]] },
      accessed: { "date-parts": [[2026, 11, 5]] },
      version,
      abstract,
      URL: url,
    });
  });

  it("as biblatex", () => {
    const work = parse(write("biblatex"));
    expect(work).toMatchObject({
      "citation-key": "cruxes-field-pb2cd-v2",
      type: "webpage",
      author,
      publisher: "Cruxes",
      issued,
      accessed: { "date-parts": [[2026, 11, 5]] },
      version,
      abstract,
      URL: url,
      title,
      note: place,
    });
    expect(JSON.stringify(work["author"])).toContain("The Cruxes authors");
  });

  it("as BibTeX", () => {
    const work = parse(write("BibTeX"));
    expect(work).toMatchObject({ title, author, publisher: "Cruxes", issued, abstract });
    expect(work["note"]).toBe(`${place}. Version ${version}. Accessed 2026-11-05`);
    expect(JSON.stringify(work)).toContain(url);
    expect(JSON.stringify(work["author"])).toContain("The Cruxes authors");
  });

  it("as RIS", () => {
    const work = parse(write("RIS"));
    expect(work).toMatchObject({
      type: "webpage",
      title,
      "collection-title": "Is there a field?",
      publisher: "Cruxes",
      issued,
      note: `${place}. Version ${version}. Accessed 2026-11-05`,
      abstract,
      URL: url,
    });
    const all = JSON.stringify(work);
    for (const part of ["Ruíz-Łoś", "Zoë Anne", "Groß", "The Cruxes authors"])
      expect(all).toContain(part);
  });
});

describe("everything that can be cited", () => {
  const { items } = collectItems("https://cruxes.example", new Map(), loadReferences());
  const citations = items.map((item) => {
    const authors = ["The Cruxes authors"];
    return makeCitation(item, { authors, publisher: "Cruxes", draft: true, pictured: item.id });
  });

  it.each(["BibTeX", "biblatex", "RIS", "CSL-JSON"])(
    "keeps its title and its words as %s",
    (format) => {
      expect(citations.length).toBeGreaterThan(50);
      for (const one of citations) {
        const work = parse(write(format, one));
        expect(work["title"]).toBe(one.title);
        expect(work["abstract"]).toBe(abstractOf(one));
      }
    },
  );
});
