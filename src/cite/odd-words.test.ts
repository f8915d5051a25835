/** @file Odd names and titles, which an independent parser must read back as they were. */
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CitableItem } from "#citable/item.ts";
import { makeCitation } from "./citation.ts";
import { formats } from "./formats.ts";

const oddWords = [
  ..."élan Łódź naïve Straße Ångström Nguyễn Ωμέγα 日本 x² α→β 30% A&B #1 a_b {b} {c d} ~ ^ \\".split(
    " ",
  ),
  ..."GPT-3 LaTeX iPhone arXiv:2303.14151v2 C: D? (e) [f] “g” ‘h’ i’s j's k-- l—m n–o @p *q* `r` <s> s/t u|v;".split(
    " ",
  ),
  '"w"',
  "''x''",
  "``y``",
  "l--m---n",
  "<<z>>",
  "what?`",
  "\\x{y}",
  "a < b",
];
const oddNames = ["O'Neill", "D’Ávila", "Ruíz-Łoś", "Nguyễn", "Ó Briain", "Žižek", "Groß", "李"];

const title = fc
  .array(fc.constantFrom(...oddWords), { minLength: 1, maxLength: 8 })
  .map((words) => words.join(" "));
const person = fc.record({
  family: fc.constantFrom(...oddNames),
  given: fc.constantFrom("Zoë Anne", "J. R.", "Łukasz", "Jean-Luc", "Ð."),
});

const cited = (title: string, authors: readonly { family: string; given: string }[]) => {
  const item: CitableItem = {
    id: "essay-p1",
    kind: "paragraph",
    essay: "essay",
    title,
    text: title,
    url: "https://cruxes.example/essays/essay/#p1",
    version: "1",
    date: "2026-09-30",
  };
  return makeCitation(item, {
    authors: authors.map(({ family, given }) => `${family}, ${given}`),
    publisher: "Cruxes",
    draft: false,
    pictured: "essay",
  });
};

/** Marks for kept capitals are no part of the text. */
const plain = (value: unknown) => `${value}`.replace(/<span class="nocase">|<\/span>/g, "");

describe.each(["BibTeX", "biblatex", "RIS", "CSL-JSON"])("%s", (format) => {
  it("keeps every title as it is", () => {
    fc.assert(
      fc.property(title, (words) => {
        const text = formats[format]?.(cited(words, [{ family: "Ba", given: "Ada" }])) ?? "";
        const [work, ...more] = new Cite(text).data;
        expect(more).toEqual([]);
        expect(plain(work?.title)).toBe(words);
      }),
      { numRuns: 300 },
    );
  });

  it("keeps every author", () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 4 }), (people) => {
        const text = formats[format]?.(cited("A title", people)) ?? "";
        const [work] = new Cite(text).data;
        const read = work?.author?.map(({ family, given }) => ({ family, given }));
        expect(read).toEqual(people);
      }),
    );
  });
});
