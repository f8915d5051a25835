/** @file The blocks of an essay that can be cited, read from its syntax tree. */
import { type MdastNode, mdxToMdast } from "satteri";
import { attribute } from "#markdown/attribute.ts";
import { plainText, type Speak } from "./plain-text.ts";

export type BlockKind = "section" | "paragraph" | "claim" | "figure" | "equation";

export interface Block {
  readonly kind: BlockKind;
  /** The id that the author wrote, if any. */
  readonly authored: string | undefined;
  readonly text: string;
  readonly node: MdastNode;
}

/** Parse an essay as the build does. */
export const parseEssay = (source: string): MdastNode =>
  mdxToMdast(source, { features: { math: true, smartPunctuation: true }, position: false });

/** Say a reference as it was written, so that a text changes only when its author changes it. */
const asWritten: Speak = (_, attributes) => `[${Object.values(attributes).join(" ")}]`;

/** List the citable blocks of an essay in its order; one without text is left out. */
export function readBlocks(tree: MdastNode, speak: Speak = asWritten): Block[] {
  return visit(tree, speak).filter(({ text }) => text !== "");
}

/** Number figures, and equations that their author named, each in their order; nothing else has a number. */
export function numberBlocks(
  blocks: readonly Pick<Block, "kind" | "authored">[],
): (number | undefined)[] {
  const counts = { figure: 0, equation: 0 };
  return blocks.map(({ kind, authored }) =>
    authored && (kind === "figure" || kind === "equation") ? ++counts[kind] : undefined,
  );
}

function visit(node: MdastNode, speak: Speak): Block[] {
  const block = (kind: BlockKind, text: string, authored?: string): Block[] => [
    { kind, authored, text, node },
  ];
  switch (node.type) {
    case "heading":
      return block("section", plainText(node.children, speak));
    case "paragraph":
      return block("paragraph", plainText(node.children, speak));
    case "math":
      return block("equation", plainText([node], speak), node.meta?.trim() || undefined);
    case "listItem": {
      const [lists, own] = [
        node.children.filter(({ type }) => type === "list"),
        node.children.filter(({ type }) => type !== "list"),
      ];
      return [
        ...block("paragraph", plainText(own, speak)),
        ...lists.flatMap((list) => visit(list, speak)),
      ];
    }
    case "mdxJsxFlowElement": {
      if (node.name !== "Claim" && node.name !== "Figure") return visitAll(node.children, speak);
      const inside = plainText(node.children, speak);
      const id = attribute(node, "id");
      return node.name === "Claim"
        ? block("claim", inside, id)
        : block("figure", `${attribute(node, "caption")} ${inside}`.trim(), id);
    }
    case "root":
    case "list":
    case "blockquote":
      return visitAll(node.children, speak);
    default:
      return [];
  }
}

const visitAll = (nodes: readonly MdastNode[], speak: Speak) =>
  nodes.flatMap((node) => visit(node, speak));
