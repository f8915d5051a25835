/** @file One thing of the site as a bibliography states it; every format is written from this alone. */
import type { CitableItem, CitableKind } from "#citable/item.ts";
import { readableMath } from "./readable-math.ts";

export type Author =
  | { readonly family: string; readonly given: string }
  | { readonly literal: string };

/** The state of the sources that a page was built from. */
export interface Commit {
  readonly hash: string;
  /** As 2026-11-22. */
  readonly date: string;
}

export interface Citation {
  readonly id: string;
  readonly kind: CitableKind;
  /** The id of the essay that holds it. */
  readonly essay?: string;
  readonly title: string;
  /** What it says; formulas are TeX between dollars. */
  readonly text: string;
  readonly authors: readonly Author[];
  /** The essay, the experiment or the glossary that holds it. */
  readonly container?: string;
  readonly section?: string;
  readonly publisher: string;
  readonly date: string;
  readonly version: string;
  /** Not frozen: the text of this version may still change. */
  readonly draft: boolean;
  readonly commit?: Commit;
  /** Where it stands, in the version cited. */
  readonly url: string;
  /** Its page for link previews. */
  readonly page: string;
  /** Its picture. */
  readonly card: string;
}

/** What a citation says beyond the item itself. */
export interface Source {
  readonly authors: readonly string[];
  readonly container?: string | undefined;
  readonly section?: string | undefined;
  readonly publisher: string;
  readonly draft: boolean;
  readonly commit?: Commit | undefined;
  /** The id of the item whose picture stands for it. */
  readonly pictured: string;
}

/** Make the citation of an item. */
export function makeCitation(item: CitableItem, source: Source): Citation {
  const { id, kind, essay, version, date } = item;
  const { container, section, publisher, draft, commit } = source;
  const at = (path: string) => new URL(path, item.url).href;
  const isOfEssay = essay !== undefined || kind === "essay";
  return {
    id,
    kind,
    ...(essay && { essay }),
    title: readableMath(item.title),
    text: kind === "equation" ? `$${item.text}$` : item.text,
    authors: source.authors.map((name) => parseAuthor(name, publisher)),
    ...(container && { container }),
    ...(section && { section: readableMath(section) }),
    publisher,
    date,
    version,
    draft,
    ...(commit && { commit }),
    url: isOfEssay ? withVersion(item.url, version) : item.url,
    page: at(`/c/${id}/`),
    card: at(`/c/${source.pictured}.png`),
  };
}

/** Read "Family, Given" or "Given Family"; who signs with the name of the site is no person. */
function parseAuthor(name: string, publisher: string): Author {
  if (name.includes(publisher)) return { literal: name };
  const [family = "", given] = name.split(/,\s*/);
  if (given) return { family, given };
  const words = name.split(" ");
  const last = words.pop() ?? name;
  return words.length === 0 ? { literal: name } : { family: last, given: words.join(" ") };
}

function withVersion(url: string, version: string): string {
  const versioned = new URL(url);
  versioned.searchParams.set("v", version);
  return versioned.href;
}
