import { parse } from "node-html-parser";

export interface Preview {
  readonly title: string | undefined;
  readonly text: string | undefined;
  readonly image: string | undefined;
  readonly site: string | undefined;
}

/** Read a page as a forum's link previewer does: its first 300,000 characters, and Open Graph only where it is a property. */
export function readPreview(html: string): Preview {
  const document = parse(html.slice(0, 300_000));
  const first = (...selectors: string[]) =>
    selectors
      .map((selector) => document.querySelector(selector))
      .map((element) => element?.getAttribute("content") ?? element?.textContent)
      .find((content) => content);
  return {
    title: first(
      "meta[property='og:title']",
      "meta[name='twitter:title']",
      "meta[name='title']",
      "title",
    ),
    text: first(
      "meta[property='og:description']",
      "meta[name='twitter:description']",
      "meta[name='description']",
    ),
    image: first("meta[property='og:image']", "meta[name='twitter:image']"),
    site: first("meta[property='og:site_name']"),
  };
}
