/** @file An essay as plain Markdown: numbers filled in, positions written out, nothing to run. */
import { mathToMarkdown } from "mdast-util-math";
import { toMarkdown } from "mdast-util-to-markdown";
import type { MdastNode, MdxJsxFlowElement, MdxJsxTextElement } from "satteri";
import { readBasis, statuses } from "#citable/claim-basis.ts";
import { attributesOf, type Speak } from "#citable/plain-text.ts";
import type { Point } from "#content/points.ts";
import { attribute } from "#markdown/attribute.ts";

type Tree = Parameters<typeof toMarkdown>[0];

/** What the elements of an essay stand for. */
export interface Words {
  readonly speak: Speak;
  readonly points: readonly Point[];
}

/** Write the body of an essay as Markdown. */
export function essayMarkdown(tree: MdastNode, words: Words): string {
  const figures = { count: 0 };
  const [root] = plain(tree, words, figures);
  return toMarkdown(root as unknown as Tree, { extensions: [mathToMarkdown()], bullet: "-" });
}

/** A node without what only the build knows. */
type Plain = Record<string, unknown>;

function plain(node: MdastNode, words: Words, figures: { count: number }): Plain[] {
  switch (node.type) {
    case "yaml":
    case "mdxjsEsm":
      return [];
    case "mdxJsxTextElement":
      return inline(node, words, figures);
    case "mdxJsxFlowElement":
      return block(node, words, figures);
    default: {
      const { position: _, data: __, ...kept } = node as unknown as Plain;
      if (!("children" in node)) return [kept];
      return [{ ...kept, children: node.children.flatMap((c) => plain(c, words, figures)) }];
    }
  }
}

function inline(node: MdxJsxTextElement, words: Words, figures: { count: number }): Plain[] {
  const children = node.children.flatMap((child) => plain(child, words, figures));
  if (node.name === "Aside") return [text(" [Note: "), ...children, text("]")];
  return children.length > 0 ? children : [text(words.speak(node.name ?? "", attributesOf(node)))];
}

function block(node: MdxJsxFlowElement, words: Words, figures: { count: number }): Plain[] {
  const inside = () => node.children.flatMap((child) => plain(child, words, figures));
  switch (node.name) {
    case "Claim": {
      const status = statuses[readBasis(attributesOf(node), "").status].toLowerCase();
      const label = bold(`Claim ${attribute(node, "id")}, ${status}`);
      return [{ type: "blockquote", children: [label, ...inside()] }];
    }
    case "Figure":
      return [bold(`Figure ${++figures.count}`, ` ${attribute(node, "caption")}`)];
    case "Positions":
      return positions(words.points.find(({ id }) => id === attribute(node, "of")));
    default:
      return inside();
  }
}

function positions(point: Point | undefined): Plain[] {
  if (!point) return [];
  const holders = { S: "Segerie", B: "Bushnaq", C: "Commenters" } as const;
  const held = (["S", "B", "C"] as const).flatMap((side) => {
    const claim = point.claims[side];
    return claim ? [bold(holders[side], ` ${claim.text}`)] : [];
  });
  return [paragraph(text(`Both positions: ${point.question}`)), ...held];
}

const text = (value: string): Plain => ({ type: "text", value });
const paragraph = (...children: Plain[]): Plain => ({ type: "paragraph", children });
const bold = (label: string, rest = ""): Plain =>
  paragraph({ type: "strong", children: [text(`${label}.`)] }, text(rest));
