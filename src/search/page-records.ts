import { type HTMLElement, parse } from "node-html-parser";
import type { SearchRecord } from "./record.ts";

/** Make records of a built page that is no citable thing: itself and each term that it defines. */
export function pageRecords(html: string, address: string): SearchRecord[] {
  const main = parse(html, { blockTextElements: { script: true, style: true } }).querySelector(
    "main",
  );
  const title = main?.querySelector("h1");
  if (!main || !title) throw new Error(`${address} has no <main> with an <h1> to be found by`);
  for (const hidden of main.querySelectorAll(
    "script, style, noscript, svg, [data-pagefind-ignore]",
  ))
    hidden.remove();
  const terms = main.querySelectorAll("dt[id]").map((term) => ({
    kind: "Term",
    title: wordsOf(term),
    text: wordsOf(term.nextElementSibling),
    address: `${address}#${term.id}`,
  }));
  for (const list of main.querySelectorAll("dl:has(dt[id])")) list.remove();
  const page = { kind: "Page", title: wordsOf(title), text: "", address };
  title.remove();
  return [{ ...page, text: wordsOf(main) }, ...terms];
}

const wordsOf = (element: HTMLElement | null) =>
  element?.structuredText.replace(/\s+/g, " ").trim() ?? "";
