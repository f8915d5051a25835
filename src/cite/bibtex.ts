/** @file BibTeX, and biblatex, which has an entry type and fields for what stands on the web. */
import { abstractOf } from "./abstract-of.ts";
import type { Author, Citation } from "./citation.ts";
import { noteOf } from "./note-of.ts";
import { placeOf } from "./place-of.ts";
import { escapeTex, texTitle } from "./tex.ts";
import { versionText } from "./version-text.ts";

/** Write a BibTeX entry that any style prints whole. */
export function bibtex(citation: Citation, accessed?: string): string {
  const { authors, title, publisher, date, url } = citation;
  const [year, month, day] = date.split("-").map(Number);
  return entry("misc", citation, {
    author: names(authors),
    title: texTitle(title),
    year: `${year}`,
    month: `${month}`,
    day: `${day}`,
    publisher: escapeTex(publisher),
    howpublished: `\\url{${url.replace(/[#%]/g, "\\$&")}}`,
    note: escapeTex(noteOf(citation, accessed)),
    abstract: escapeTex(abstractOf(citation) ?? ""),
  });
}

/** Write a biblatex entry. */
export function biblatex(citation: Citation, accessed?: string): string {
  const { authors, title, publisher, date, url } = citation;
  return entry("online", citation, {
    author: names(authors),
    title: texTitle(title),
    date,
    version: escapeTex(versionText(citation)),
    organization: escapeTex(publisher),
    url,
    urldate: accessed ?? "",
    note: escapeTex(placeOf(citation)),
    abstract: escapeTex(abstractOf(citation) ?? ""),
  });
}

function entry(type: string, { id, version }: Citation, fields: Record<string, string>): string {
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `  ${name} = {${value}},`);
  return [`@${type}{cruxes-${id}-v${version},`, ...lines, "}"].join("\n");
}

const names = (authors: readonly Author[]) =>
  authors
    .map((author) =>
      "literal" in author
        ? `{${escapeTex(author.literal)}}`
        : `${escapeTex(author.family)}, ${escapeTex(author.given)}`,
    )
    .join(" and ");
