import type { HTMLElement } from "node-html-parser";
import type { Site } from "./site.ts";

/** An address that a page names. */
export interface Reference {
  readonly page: string;
  /** As it is written. */
  readonly text: string;
  readonly url: URL;
  /** The browser loads it by itself, unlike a link that a reader follows. */
  readonly loads: boolean;
}

const attributes = [
  "href",
  "src",
  "poster",
  "component-url",
  "renderer-url",
  "before-hydration-url",
];
const anyAttribute = [...attributes, "srcset"].map((name) => `[${name}]`).join(",");
const preview = 'meta[property="og:image"],meta[property="og:url"],meta[name="twitter:image"]';
const unloadedRelations = /^(alternate|author|canonical|cite-as|license|me|next|prev|schema\..*)$/;

/** List the addresses that the pages of a site name, and its own that stand in its other texts. */
export function references(site: Site): Reference[] {
  return [...pageReferences(site), ...textReferences(site)];
}

/** Addresses of the site in its feeds, indexes and plain texts, and in the pages' descriptions for programs. */
function textReferences({ origin, files, pages }: Site): Reference[] {
  const texts = [...files].filter(([address]) => /\.(json|md|txt|xml|webmanifest)$/.test(address));
  const described = [...pages].flatMap(([address, page]) =>
    page
      .querySelectorAll('script[type="application/ld+json"]')
      .map(({ textContent }) => [address, textContent] as const),
  );
  const own = new RegExp(`${origin.replaceAll(".", "\\.")}/[^\\s"'<>()\\[\\]\\\\]*`, "g");
  const linked = /\]\(<?(\/[^\s>)]*)/g;
  return [...texts, ...described].flatMap(([page, content]) => {
    const text = `${content}`.replaceAll("&amp;", "&");
    const found = [
      ...[...text.matchAll(own)].map(([address]) => address.replace(/[.,;:]+$/, "")),
      ...[...text.matchAll(linked)].map(([, address]) => address ?? ""),
    ];
    return found.map((address) => ({
      page,
      text: address,
      url: new URL(address, origin),
      loads: false,
    }));
  });
}

function pageReferences(site: Site): Reference[] {
  return [...site.pages].flatMap(([page, document]) => {
    const reference = (element: HTMLElement, text: string): Reference => ({
      page,
      text,
      url: new URL(text, site.origin + page),
      loads: loads(element),
    });
    return document
      .querySelectorAll(`${anyAttribute},${preview}`)
      .flatMap((element) => addresses(element).map((text) => reference(element, text)));
  });
}

function addresses(element: HTMLElement): string[] {
  if (element.tagName === "META") return [element.getAttribute("content") ?? ""];
  const single = attributes.flatMap((name) => element.getAttribute(name) ?? []);
  const sources = (element.getAttribute("srcset") ?? "").split(",").map((source) => source.trim());
  return [...single, ...sources.flatMap((source) => source.split(/\s/, 1)).filter(Boolean)];
}

function loads(element: HTMLElement): boolean {
  if (element.tagName !== "LINK") return !["A", "AREA", "META"].includes(element.tagName);
  const relations = (element.getAttribute("rel") ?? "").split(/\s+/);
  return !relations.every((relation) => unloadedRelations.test(relation));
}
