/** @file Which sections refer to what: the links of the essays, read backwards. */
import type { MdastNode } from "satteri";
import { readBlocks } from "./block.ts";
import type { Essay } from "./essay.ts";
import type { CitableItem } from "./item.ts";
import { attributesOf } from "./plain-text.ts";

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
  const found = essays.flatMap((essay) =>
    referencesIn(essay).flatMap(({ section, names }): Backlink[] => {
      const from = byId.get(section);
      const essay = byId.get(from?.essay ?? section);
      const to = names
        .map((name) => byId.get(name) ?? byUrl.get(resolve(name, from)))
        .find(Boolean);
      return from && to && essay && !contains(from, to) ? [{ from, to, essay }] : [];
    }),
  );
  return [...new Map(found.map((link) => [`${link.from.id} ${link.to.id}`, link])).values()];
}

interface Reference {
  /** The id of the section that holds it, or of the essay. */
  readonly section: string;
  /** Ids or addresses that it may mean, the first known one counts. */
  readonly names: readonly string[];
}

function referencesIn({ slug, tree, assignment }: Essay): Reference[] {
  const ids = new Map(readBlocks(tree).map(({ node }, i) => [node, assignment.blocks[i]?.id]));
  let section = slug;
  const visit = (node: MdastNode): Reference[] => {
    if (node.type === "heading") section = `${slug}-${ids.get(node)}`;
    const names = namesIn(node, slug);
    const own = names.length > 0 ? [{ section, names }] : [];
    return "children" in node ? [...own, ...node.children.flatMap(visit)] : own;
  };
  return visit(tree);
}

/** What a node refers to: a link its address, an element the id that it names. */
function namesIn(node: MdastNode, slug: string): string[] {
  if (node.type === "link") return [node.url];
  if (node.type !== "mdxJsxTextElement" && node.type !== "mdxJsxFlowElement") return [];
  const { to, of, href } = attributesOf(node);
  if (node.name === "Positions") return [`point-${of}`];
  if (node.name === "a" && href) return [href];
  return to ? [`${slug}-${to}`, to] : [];
}

/** An address as the index writes it. */
function resolve(address: string, from: CitableItem | undefined): string {
  const url = URL.parse(address, from?.url);
  return url ? url.href : "";
}

/** A section needs no link back to itself, nor to what stands in it. */
const contains = (from: CitableItem, to: CitableItem) =>
  from === to || to.section === from.id || from.essay === to.id;
