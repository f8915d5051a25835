import { type HTMLElement, parse } from "node-html-parser";
import type { SearchRecord } from "./record.ts";

/** Make records of a built page that holds nothing citable: itself, and each work that it lists. */
export function pageRecords(html: string, address: string): SearchRecord[] {
  const document = parse(html, { blockTextElements: { script: true, style: true } });
  const main = document.querySelector("main");
  const heading = main?.querySelector("h1");
  if (!main || !heading) throw new Error(`${address} has no <main> with an <h1> to be found by`);
  for (const unread of main.querySelectorAll("script, style, noscript, svg")) unread.remove();
  const title = take(heading);
  const works = main.querySelectorAll("li[id^=ref-]").map((work) => {
    const [reference] = work.children;
    return {
      kind: "Work",
      title: reference ? take(reference) : "",
      text: take(work),
      address: `${address}#${work.id}`,
    };
  });
  return [{ kind: "Page", title, text: take(main), address }, ...works];
}

/** Take an element out of its page and read its text. */
function take(element: HTMLElement): string {
  element.remove();
  return element.structuredText.replace(/\s+/g, " ").trim();
}
