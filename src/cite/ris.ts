import { abstractOf } from "./abstract-of.ts";
import type { Citation } from "./citation.ts";
import { noteOf } from "./note-of.ts";

/** Write a RIS record of an electronic source. */
export function ris(citation: Citation, accessed?: string): string {
  const { id, version, title, authors, container, publisher, date, url } = citation;
  const names = authors.map((author) =>
    "literal" in author ? author.literal : `${author.family}, ${author.given}`,
  );
  const lines: [tag: string, value: string | undefined][] = [
    ["TY", "ELEC"],
    ["ID", `cruxes-${id}-v${version}`],
    ["TI", title],
    ["T2", container ?? publisher],
    ...names.map((name): [string, string] => ["AU", name]),
    ["PY", date.slice(0, 4)],
    ["DA", date.replaceAll("-", "/")],
    ["PB", publisher],
    ["AB", abstractOf(citation)],
    ["LA", "en"],
    ["UR", url],
    ["N1", noteOf(citation, accessed)],
    ["Y2", accessed?.replaceAll("-", "/")],
    ["ER", ""],
  ];
  return lines
    .filter(([, value]) => value !== undefined)
    .map(([tag, value]) => `${tag}  - ${value}\r\n`)
    .join("");
}
