import { abstractOf } from "./abstract-of.ts";
import type { Citation } from "./citation.ts";

/** Write a citation as an OpenURL context object, the title of a COinS span, by which reference managers import it. */
export function coins(citation: Citation): string {
  const { title, authors, container, publisher, date, url } = citation;
  const fields: [key: string, value: string | undefined][] = [
    ["ctx_ver", "Z39.88-2004"],
    ["rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"],
    ["rft.type", "webpage"],
    ["rft.title", title],
    ["rft.source", container ?? publisher],
    ["rft.publisher", publisher],
    ...authors.map((author): [string, string] =>
      "literal" in author
        ? ["rft.aucorp", author.literal]
        : ["rft.creator", `${author.family}, ${author.given}`],
    ),
    ["rft.date", date],
    ["rft.description", abstractOf(citation)],
    ["rft.language", "en"],
    ["rft.identifier", url],
  ];
  return fields
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(value ?? "")}`)
    .join("&");
}
