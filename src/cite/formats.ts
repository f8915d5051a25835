import { apa } from "./apa.ts";
import { biblatex, bibtex } from "./bibtex.ts";
import type { Citation } from "./citation.ts";
import { cslJson } from "./csl-json.ts";
import { markdown } from "./markdown.ts";
import { ris } from "./ris.ts";

/** Write a citation for a reader who opened the page on a day; a page that is built knows no such day. */
export type Format = (citation: Citation, accessed?: string) => string;

/** Every format of a citation by its name. */
export const formats: Readonly<Record<string, Format>> = {
  BibTeX: bibtex,
  biblatex,
  RIS: ris,
  "CSL-JSON": cslJson,
  "APA, plain": apa,
  Markdown: markdown,
};
