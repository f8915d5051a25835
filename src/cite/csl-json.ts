import { abstractOf } from "./abstract-of.ts";
import type { Citation } from "./citation.ts";
import { versionText } from "./version-text.ts";

/** Write CSL-JSON, a list of one. */
export function cslJson(citation: Citation, accessed?: string): string {
  const { id, version, title, authors, container, section, publisher, date, url } = citation;
  const work = {
    id: `cruxes-${id}-v${version}`,
    type: "webpage",
    title,
    "container-title": container ?? publisher,
    author: authors,
    publisher,
    issued: dateParts(date),
    accessed: accessed && dateParts(accessed),
    version: versionText(citation),
    section,
    abstract: abstractOf(citation),
    URL: url,
    language: "en",
  };
  return JSON.stringify([work], null, 2);
}

const dateParts = (date: string) => ({ "date-parts": [date.split("-").map(Number)] });
