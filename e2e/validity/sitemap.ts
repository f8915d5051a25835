/** @file The rules of sitemaps.org, and that the map and the pages agree. */
import type { Site } from "../budgets/site.ts";
import { children, isAbsolute, parseXml, textOf, type XmlElement } from "./xml.ts";

const namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
const allowed = {
  loc: (text: string) => isAbsolute(text) && text.length < 2048,
  lastmod: (text: string) =>
    /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text),
  changefreq: (text: string) => /^(always|hourly|daily|weekly|monthly|yearly|never)$/.test(text),
  priority: (text: string) => /^(0(\.\d+)?|1(\.0+)?)$/.test(text),
};

/** List where the index of sitemaps and the sitemaps break the rules, or a page is missing from them. */
export function sitemapFaults({ origin, files, pages }: Site): string[] {
  const read = (address: string) => parseXml(`${files.get(address)}`);
  const [index] = children(read("/sitemap-index.xml"), "sitemapindex");
  const maps = children(index, "sitemap").map((map) => textOf(map, "loc"));
  const sets = maps.map((map) => children(read(new URL(map).pathname), "urlset")[0]);
  const entries = sets.flatMap((set) => children(set, "url"));
  const places = entries.map((entry) => textOf(entry, "loc"));
  const canonical = [...pages]
    .map(([address, page]) => [origin + address, canonicalOf(page)] as const)
    .filter(([address, target]) => address === target)
    .map(([address]) => address);
  return [
    ...[index, ...sets]
      .filter((root) => root?.["@xmlns"] !== namespace)
      .map(() => "A sitemap has another namespace."),
    ...(places.length > 0 && places.length <= 50_000 ? [] : [`There are ${places.length} places.`]),
    ...entries.flatMap(entryFaults),
    ...places
      .filter((place, i) => places.indexOf(place) !== i)
      .map((place) => `${place} is twice.`),
    ...places
      .filter((place) => !canonical.includes(place))
      .map((place) => `${place} is no page that stands for itself.`),
    ...canonical
      .filter((place) => !places.includes(place))
      .map((place) => `${place} is not in the sitemap.`),
  ];
}

function entryFaults(entry: XmlElement): string[] {
  const tags = Object.keys(entry).filter((tag) => tag !== "#text");
  const unknown = tags.filter((tag) => !(tag in allowed));
  const bad = Object.entries(allowed).filter(
    ([tag, isValid]) => tags.includes(tag) && !isValid(textOf(entry, tag)),
  );
  return [
    ...(children(entry, "loc").length === 1 ? [] : ["An entry needs one <loc>."]),
    ...unknown.map((tag) => `${textOf(entry, "loc")} has an unknown <${tag}>.`),
    ...bad.map(([tag]) => `${textOf(entry, "loc")} has a bad <${tag}>.`),
  ];
}

const canonicalOf = (page: Site["pages"] extends ReadonlyMap<string, infer P> ? P : never) =>
  page.querySelector("link[rel=canonical]")?.getAttribute("href");
