/** @file references.bib as a content collection: one entry a work, formatted once at build. */
import { readFileSync } from "node:fs";
import { Cite, type Work } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";

export interface Reference {
  readonly id: string;
  readonly title: string;
  /** Author and year as cited in text, without brackets, as HTML. */
  readonly short: string;
  /** The APA reference as HTML. */
  readonly html: string;
  /** The APA reference as plain text. */
  readonly text: string;
  readonly url: string | undefined;
  /** What it says that matters here, in our words. */
  readonly note: string | undefined;
  /** The work as CSL-JSON has it, for meta data. */
  readonly csl: Work;
  [key: string]: unknown;
}

/** Turn plain addresses in a formatted reference into links. */
const linkAddresses = (html: string) =>
  html.replace(/https?:\/\/[^\s<]+[^\s<.]/g, (url) => `<a href="${url}">${url}</a>`);

const innerHtml = (bibliography: string) => bibliography.replace(/<\/?div[^>]*>/g, "").trim();

/** Parse references.bib; a broken file or a repeated key throws. */
export function loadReferences(path = "src/content/references.bib"): Reference[] {
  const works = new Cite(readFileSync(path, "utf8")).data;
  const seen = new Set<string>();
  return works.map((work) => {
    const id = work["citation-key"];
    if (seen.has(id)) throw new Error(`${path}: the key "${id}" stands twice`);
    seen.add(id);
    const { note, ...cited } = work;
    const cite = new Cite(cited);
    const citation = cite.format("citation", { format: "html", template: "apa", lang: "en-US" });
    return {
      id,
      title: work.title,
      short: citation.replace(/^\(|\)$/g, ""),
      html: linkAddresses(
        innerHtml(cite.format("bibliography", { format: "html", template: "apa", lang: "en-US" })),
      ),
      text: cite.format("bibliography", { format: "text", template: "apa", lang: "en-US" }).trim(),
      csl: cited,
      note,
      url: work.DOI ? `https://doi.org/${work.DOI}` : work.URL,
    };
  });
}
