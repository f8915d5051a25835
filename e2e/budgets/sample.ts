import type { Site } from "./site.ts";

interface Item {
  readonly id: string;
  readonly kind: string;
}

/**
 * List the pages to look at one by one: all, but of those that one template makes for many things (points, and
 * pages for link previews by the kind of thing) only the last.
 */
export function samplePages({ files, pages }: Site): string[] {
  const items: readonly Item[] = JSON.parse(`${files.get("/claims.json")}`).items;
  const kinds = new Map(items.map(({ id, kind }) => [`/c/${id}/`, kind]));
  const template = (address: string) =>
    /^\/c\//.test(address)
      ? `/c/ of ${kinds.get(address)}`
      : address.replace(/^\/points\/.+/, "/points/ of one");
  const one = new Map([...pages.keys()].sort().map((address) => [template(address), address]));
  return [...one.values()];
}
