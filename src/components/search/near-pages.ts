/** @file On the page for unknown addresses: what may have been meant. All text from the address stays text. */
import type { CitableItem } from "#citable/item.ts";
import { nearest } from "#citable/nearest.ts";
import { element } from "#components/cite/element.ts";
import { isNear } from "./near.ts";

/** Offer the pages whose addresses look like the one that was asked for, and a search for its words. */
export async function offerNearPages(list: HTMLElement, search: HTMLAnchorElement): Promise<void> {
  const path = location.pathname.split("/").filter(Boolean);
  const wanted = path.at(-1) ?? "";
  const words = wanted.match(/[a-z0-9]+/gi)?.join(" ") ?? "";
  if (words) search.search = `${new URLSearchParams({ q: words })}`;
  const { items }: { items: CitableItem[] } = await (await fetch("/claims.json")).json();
  const pages = path[0] === "c" ? previews(items) : ownPages(items);
  const names = nearest(wanted, [...pages.keys()], 3).filter((name) => resembles(wanted, name));
  list.append(...names.flatMap((name) => pages.get(name) ?? []));
}

/** A page for previews has the name of its item. */
const previews = (items: readonly CitableItem[]) =>
  new Map(items.map(({ id, title }) => [id, entry(`/c/${id}/`, title)]));

/** Some kinds have pages of their own, named at the end of their address. */
const ownPages = (items: readonly CitableItem[]) =>
  new Map(
    items
      .filter(({ kind }) => ["essay", "point", "experiment"].includes(kind))
      .map(({ url, title }) => {
        const { pathname } = new URL(url);
        return [pathname.split("/").at(-2) ?? "", entry(pathname, title)];
      }),
  );

function entry(href: string, title: string): HTMLElement {
  const item = element("li", {});
  item.append(element("a", { href, textContent: title }));
  return item;
}

/** Alike at the beginning or at the end. */
const resembles = (a: string, b: string) => isNear(a, b) || isNear(backwards(a), backwards(b));
const backwards = (word: string) => [...word].reverse().join("");
