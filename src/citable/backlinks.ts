/** @file Which sections refer to what: the links of the essays, read backwards. */
import type { Essay } from "./essay.ts";
import type { CitableItem } from "./item.ts";
import { type Mention, mentions } from "./mentions.ts";

export interface Backlink {
  readonly to: CitableItem;
  /** The section that refers to it, or the essay where that happens before its first section. */
  readonly from: CitableItem;
  /** The essay that holds the section. */
  readonly essay: CitableItem;
}

/** List what the sections of essays refer to outside themselves, each pair once. */
export function findBacklinks(essays: readonly Essay[], items: readonly CitableItem[]): Backlink[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const byUrl = new Map(items.map((item) => [item.url, item]));
  const found = essays.flatMap((written) => {
    const essay = byId.get(written.slug);
    return mentions(written).flatMap((mention): Backlink[] => {
      const from = mention.section ? byId.get(`${written.slug}-${mention.section.id}`) : essay;
      const { href } = mention.attributes;
      const to =
        mention.name === "a" && href
          ? byUrl.get(URL.parse(href, essay?.url)?.href ?? "")
          : idsOf(mention, written.slug)
              .map((id) => byId.get(id))
              .find(Boolean);
      return essay && from && to && !contains(from, to) ? [{ to, from, essay }] : [];
    });
  });
  return [...new Map(found.map((link) => [`${link.from.id} ${link.to.id}`, link])).values()];
}

/** The ids that an element may mean; the first that exists counts. */
function idsOf({ name, attributes: { of, to } }: Mention, slug: string): string[] {
  if (name === "Positions") return [`point-${of}`];
  return name === "Ref" ? [`${slug}-${to}`, `${to}`] : [];
}

/** A section needs no link back to itself, nor to what stands in it. */
const contains = (from: CitableItem, to: CitableItem) =>
  from === to || to.section === from.id || from.essay === to.id;
