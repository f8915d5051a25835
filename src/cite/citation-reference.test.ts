import { describe, expect, it } from "vitest";
import { loadReferences } from "#content/references.ts";
import { citationReference } from "./citation-reference.ts";

describe("the tag for a cited work", () => {
  it("names its authors with their particles, its day, its place and its arXiv number", () => {
    const work = {
      "citation-key": "a",
      title: "One; two",
      author: [
        { family: "Schaar", given: "Mihaela", "non-dropping-particle": "van der" },
        { literal: "A Group" },
      ],
      issued: { "date-parts": [[2023, 4]] },
      "container-title": "Journal",
      page: "12–18",
      URL: "https://arxiv.org/abs/2303.14151v2",
    };
    expect(citationReference(work)).toBe(
      "citation_title=One, two;citation_author=van der Schaar, Mihaela;citation_author=A Group;citation_publication_date=2023/4;citation_journal_title=Journal;citation_firstpage=12;citation_arxiv_id=2303.14151;citation_public_url=https://arxiv.org/abs/2303.14151v2",
    );
  });

  it("has a title, an author and a year for every work of the bibliography but an undated comment", () => {
    const named = /^citation_title=[^;]+;(citation_author=[^;]+;)+/;
    const dated = /;citation_publication_date=\d{4}/;
    const works = loadReferences().map(({ id, csl }) => ({ id, text: citationReference(csl) }));
    expect(works.filter(({ text }) => !named.test(text))).toEqual([]);
    expect(works.filter(({ text }) => !dated.test(text)).map(({ id }) => id)).toEqual(["linch"]);
  });
});
