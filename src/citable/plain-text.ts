import type { MdastNode, MdxJsxFlowElement, MdxJsxTextElement } from "satteri";

type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/** Say what an element without content stands for. */
export type Speak = (name: string, attributes: Readonly<Record<string, string>>) => string;

/** Write nodes as plain text on one line: formulas as TeX, sidenotes in brackets, empty elements as `speak` says. */
export function plainText(nodes: readonly MdastNode[], speak: Speak): string {
  return nodes
    .map((node) => read(node, speak))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

function read(node: MdastNode, speak: Speak): string {
  switch (node.type) {
    case "text":
    case "inlineCode":
    case "math":
      return node.value;
    case "inlineMath":
      return `$${node.value}$`;
    case "break":
      return " ";
    case "image":
      return node.alt ?? "";
    case "mdxJsxTextElement":
    case "mdxJsxFlowElement":
      return readElement(node, speak);
    case "paragraph":
    case "listItem":
      return ` ${plainText(node.children, speak)} `;
    default:
      return "children" in node ? plainTextInline(node.children, speak) : "";
  }
}

/** Keep the spaces at both ends: what stands before and after goes on in the same line. */
const plainTextInline = (nodes: readonly MdastNode[], speak: Speak) =>
  nodes.map((node) => read(node, speak)).join("");

function readElement(element: JsxElement, speak: Speak): string {
  if (element.children.length === 0) return speak(element.name ?? "", attributesOf(element));
  const inside = plainTextInline(element.children, speak);
  return element.name === "Aside" ? ` [Note: ${inside.trim()}]` : inside;
}

/** Read the attributes of an element as text, expressions as they were written. */
export function attributesOf({ attributes }: JsxElement): Record<string, string> {
  const named = attributes.filter((attribute) => attribute.type === "mdxJsxAttribute");
  return Object.fromEntries(
    named.map(({ name, value }) => [
      name,
      typeof value === "object" ? (value?.value ?? "") : (value ?? ""),
    ]),
  );
}
