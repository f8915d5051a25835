/** @file What must not be in a built site; every fault is a sentence that names its page. */
import type { HTMLElement } from "node-html-parser";
import { references } from "./references.ts";
import type { Site } from "./site.ts";

/** Find the references of a site to files and fragments of its own that are not there. */
export function brokenReferences(site: Site): string[] {
  const known = new Map([...site.pages].map(([address, page]) => [address, new Set(ids(page))]));
  return references(site)
    .filter(({ url }) => url.origin === site.origin)
    .flatMap(({ page, text, url }) => {
      const target = decodeURIComponent(url.pathname);
      if (!site.files.has(target)) return `${page} refers to ${text}, but there is no ${target}`;
      const id = fragmentId(url);
      if (id === "" || (known.get(target)?.has(id) ?? true)) return [];
      return `${page} refers to ${text}, but nothing on ${target} has the id ${id}`;
    });
}

/** Find what a site would load from elsewhere. */
export function foreignResources(site: Site): string[] {
  const named = references(site)
    .filter(({ loads, url }) => loads && /^https?:$/.test(url.protocol))
    .filter(({ url }) => url.origin !== site.origin)
    .map(({ page, text }) => `${page} loads ${text}`);
  const styled = styles(site).flatMap(([address, css]) =>
    [...css.matchAll(foreignInCss)].map(([, url]) => `${address} loads ${url}`),
  );
  return [...named, ...styled];
}

const foreignInCss = /(?:url\(|@import)\s*["']?((?:https?:)?\/\/[^"')\s;]+)/g;

function styles({ files, pages }: Site): [address: string, css: string][] {
  const sheets = [...files].filter(([address]) => address.endsWith(".css"));
  const inline = [...pages].flatMap(([address, document]) =>
    document
      .querySelectorAll("style")
      .map(({ textContent }): [string, string] => [address, textContent]),
  );
  return [...sheets.map(([address, css]): [string, string] => [address, `${css}`]), ...inline];
}

/** Find the ids that a page gives to more than one element. */
export function repeatedIds({ pages }: Site): string[] {
  return [...pages].flatMap(([address, document]) => {
    const all = ids(document);
    const repeated = new Set(all.filter((id, position) => all.indexOf(id) !== position));
    return [...repeated].map((id) => `${address} has the id ${id} more than once`);
  });
}

function ids(document: HTMLElement): string[] {
  return document.querySelectorAll("[id]").map(({ id }) => id);
}

/** Take the id out of a fragment, which may also carry a text directive or ask for the top. */
function fragmentId({ hash }: URL): string {
  const id = decodeURIComponent(hash.slice(1).replace(/:~:.*$/, ""));
  return id === "top" ? "" : id;
}
