/** @file Where an essay uses its elements and links, for the pages that list the uses. */
import type { MdastNode } from "satteri";
import type { KnownBlock } from "./assign-ids.ts";
import { readBlocks } from "./block.ts";
import type { Essay } from "./essay.ts";
import { attributesOf } from "./plain-text.ts";

export interface Mention {
  /** The name of the element; that of a link is "a". */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The section that holds it; none before the first. */
  readonly section: KnownBlock | undefined;
}

/** List the elements and links of an essay in its order. */
export function mentions({ tree, assignment }: Pick<Essay, "tree" | "assignment">): Mention[] {
  const named = new Map(readBlocks(tree).map(({ node }, i) => [node, assignment.blocks[i]]));
  let section: KnownBlock | undefined;
  const visit = (node: MdastNode): Mention[] => {
    if (node.type === "heading") section = named.get(node);
    const inside = () => ("children" in node ? node.children.flatMap(visit) : []);
    if (node.type === "link")
      return [{ name: "a", attributes: { href: node.url }, section }, ...inside()];
    if (node.type !== "mdxJsxTextElement" && node.type !== "mdxJsxFlowElement") return inside();
    const own = { name: node.name ?? "", attributes: attributesOf(node), section };
    return [own, ...inside()];
  };
  return visit(tree);
}

/** A section that uses a work or a term. */
export interface Use {
  readonly href: string;
  readonly essay: string;
  readonly section: string | undefined;
}

/** List the uses of each key that an attribute of an element names, one for each section. */
export function usesOf(
  essays: readonly Essay[],
  element: string,
  attribute: string,
): ReadonlyMap<string, Use[]> {
  const uses = new Map<string, Use[]>();
  for (const essay of essays) {
    for (const { name, attributes, section } of mentions(essay)) {
      if (name !== element) continue;
      const href = `/essays/${essay.slug}/${section ? `#${section.id}` : ""}`;
      for (const key of attributes[attribute]?.split(/\s+/) ?? []) {
        const known = uses.get(key) ?? [];
        const use = { href, essay: essay.frontMatter.title, section: section?.text };
        if (!known.some((other) => other.href === href)) uses.set(key, [...known, use]);
      }
    }
  }
  return uses;
}
