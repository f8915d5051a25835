import type { Site } from "./site.ts";

interface Item {
  readonly id: string;
  readonly kind: string;
}

/**
 * List the pages to look at one by one: all, but of those that one template makes for many things (points, and
 * pages for link previews by the kind of thing) only the first, the middle and the last.
 */
export function samplePages({ files, pages }: Site): string[] {
  const items: readonly Item[] = JSON.parse(`${files.get("/claims.json")}`).items;
  const kinds = new Map(items.map(({ id, kind }) => [`/c/${id}/`, kind]));
  const template = (address: string) =>
    /^\/c\//.test(address)
      ? `/c/ of ${kinds.get(address)}`
      : address.replace(/^\/points\/.+/, "/points/");
  return [...Map.groupBy([...pages.keys()].sort(), template)].flatMap(([name, group]) =>
    name.startsWith("/c/") || name === "/points/"
      ? group.filter((_, i) => [0, group.length >> 1, group.length - 1].includes(i))
      : group,
  );
}
