/** @file What a preview shows, cut from the page that the link leads to. */

import { parsePage } from "#components/site/parse-page.ts";
import { element } from "../cite/element.ts";

export interface Content {
  /** Names the thing. */
  readonly title: string;
  readonly body: readonly Node[];
}

/** Read what a link leads to; nothing if it is not there or out of reach. */
export async function contentOf(link: HTMLAnchorElement): Promise<Content | undefined> {
  for (const source of sourcesOf(link)) {
    const page = await pageAt(source).catch(() => undefined);
    const target = source.hash ? page?.getElementById(source.hash.slice(1)) : page?.body;
    if (!target) continue;
    const { title, parts } = cut(target, source.pathname);
    return { title: title ?? textOf(link), body: parts.map((part) => copy(part, source)) };
  }
  return undefined;
}

/** The bibliography says more of a work than the references of an essay. */
function sourcesOf({ href, hash }: HTMLAnchorElement): URL[] {
  const there = new URL(href);
  return hash.startsWith("#ref-") ? [new URL(`/bibliography/${hash}`, there), there] : [there];
}

const pages = new Map<string, Promise<Document>>();

async function pageAt({ pathname }: URL): Promise<Document> {
  if (pathname === location.pathname) return document;
  const page = pages.get(pathname) ?? read(pathname);
  pages.set(pathname, page);
  try {
    return await page;
  } catch (error) {
    pages.delete(pathname);
    throw error;
  }
}

async function read(address: string): Promise<Document> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return parsePage(await response.text());
}

interface Cut {
  /** None where the words of the link say it. */
  readonly title?: string | undefined;
  readonly parts: readonly Element[];
}

/** Choose what stands for the whole. */
function cut(target: Element, address: string): Cut {
  const page = target.ownerDocument;
  const all = (selector: string) => [...target.querySelectorAll(selector)];
  const titled = (title: Element | null, parts: readonly Element[]): Cut => ({
    title: title ? textOf(title) : undefined,
    parts,
  });
  if (address.startsWith("/points/"))
    return titled(page.querySelector("h1"), [
      ...page.querySelectorAll("#s .side, #s p, #b .side, #b p, #c .side, #c p"),
    ]);
  if (address.startsWith("/c/"))
    return titled(page.querySelector("h1"), all("[data-preview-body] > *"));
  if (target.matches("body")) return titled(page.querySelector("h1"), [descriptionOf(page)]);
  if (target.matches("h2, h3")) return titled(target, firstParagraph(target));
  if (target.matches(".equation"))
    return { title: `Equation ${all(".number").map(textOf)}`, parts: all(".katex-display") };
  if (target.matches("figure"))
    // The styles of a drawing are those of its page.
    return titled(target.querySelector(".number"), [
      ...(page === document ? all(".chart").slice(0, 1) : []),
      ...all("figcaption"),
    ]);
  if (target.matches(".claim")) return { title: "Claim", parts: all(":scope > p") };
  return { parts: [target] };
}

function descriptionOf(page: Document): Element {
  const description = page.querySelector<HTMLMetaElement>("meta[name=description]");
  return element("p", { textContent: description?.content ?? "" });
}

/** Find the paragraph that a heading opens with. */
function firstParagraph(heading: Element): Element[] {
  let next = heading.nextElementSibling;
  while (next && !next.matches("p, h2, h3")) next = next.nextElementSibling;
  return next?.matches("p") ? [next] : [];
}

/** What is of use only in its place. */
const leftOut = ".number, .cite-link, .cite-offer, .aside, .mark, .link-list";

const textOf = (node: Element) => {
  const text = node.cloneNode(true) as Element;
  for (const each of text.querySelectorAll(".cite-link, .cite-offer")) each.remove();
  return text.textContent.replace(/\s+/g, " ").replace(/\.$/, "").trim();
};

/** Copy a part of a page for another place: without its ids, and with links that still lead where they led. */
function copy(part: Element, source: URL): Element {
  const copied = document.importNode(part, true);
  for (const each of copied.querySelectorAll(leftOut)) each.remove();
  for (const each of [copied, ...copied.querySelectorAll("[id]")]) each.removeAttribute("id");
  for (const link of copied.querySelectorAll("a"))
    link.href = `${new URL(link.getAttribute("href") ?? "", source)}`;
  if (!copied.matches("li, figcaption")) return copied;
  const plain = element("div", {});
  plain.append(...copied.childNodes);
  return plain;
}
