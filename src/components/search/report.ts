/** @file What the search says of itself. */
import { element } from "#components/cite/element.ts";
import type { Finds } from "./find.ts";

export const hint =
  "Looks in sections, claims, figures, points, positions, experiments, terms and works.";

export const failure =
  "The search index could not be loaded: it needs the network once. Try again when you are online.";

type Message = readonly (Node | string)[];

/** Say how much was found. */
export function report(query: string, { total, found }: Finds): Message {
  if (total === 0) {
    const map = element("a", { href: "/", textContent: "the map" });
    return [`Nothing found for “${query}”. Try fewer or other words, or look on `, map, "."];
  }
  if (total === found.length) return [total === 1 ? "1 result" : `${total} results`];
  const href = `/search/?${new URLSearchParams({ q: query })}`;
  return [`The first ${found.length} of `, element("a", { href, textContent: `${total} results` })];
}
