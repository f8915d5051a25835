/** @file What a reference manager takes from a page, by the rules that Zotero's translators follow. */
import { parse } from "node-html-parser";

export interface Imported {
  readonly itemType: string | undefined;
  readonly title: string | undefined;
  readonly creators: readonly string[];
  readonly date: string | undefined;
  readonly url: string | undefined;
}

/** Read the tags in the head: Dublin Core's type counts before any guess from Open Graph or Highwire. */
export function readEmbedded(html: string): Imported & { readonly website: string | undefined } {
  const document = parse(html);
  const contents = (selector: string) =>
    document.querySelectorAll(selector).map((tag) => tag.getAttribute("content") ?? "");
  const [journal] = contents("meta[name=citation_journal_title]");
  const [ogType] = contents("meta[property='og:type']");
  const guessed = journal || ogType === "article" ? "journalArticle" : "webpage";
  const canonical = document.querySelector("link[rel=canonical]")?.getAttribute("href");
  return {
    itemType: contents("meta[name='dc.type']")[0] ?? guessed,
    title: contents("meta[name=citation_title]")[0],
    creators: contents("meta[name=citation_author]"),
    date: contents("meta[name=citation_publication_date]")[0],
    url: contents("meta[name=citation_public_url]")[0] ?? canonical,
    website: contents("meta[property='og:site_name']")[0],
  };
}

/** Read the COinS spans of a page. */
export function readCoins(html: string): Imported[] {
  const spans = parse(html).querySelectorAll("span.Z3988");
  return spans.map((span) => {
    const fields = new URLSearchParams(span.getAttribute("title") ?? "");
    const isDublinCore = fields.get("rft_val_fmt") === "info:ofi/fmt:kev:mtx:dc";
    return {
      itemType: (isDublinCore && fields.get("rft.type")) || undefined,
      title: fields.get("rft.title") ?? undefined,
      creators: [...fields.getAll("rft.creator"), ...fields.getAll("rft.aucorp")],
      date: fields.get("rft.date") ?? undefined,
      url: fields.get("rft.identifier") ?? undefined,
    };
  });
}
