import katex from "katex";
import { defineMdastPlugin } from "satteri";

/** What permanentIds leaves at an equation. */
interface Named {
  hProperties?: { id?: string };
  number?: number;
}

/** Write a formula as HTML; a bad one throws with its source. */
export function renderFormula(tex: string, displayMode: boolean): string {
  try {
    return katex.renderToString(tex, { displayMode, throwOnError: true, strict: "error" });
  } catch (error) {
    throw new Error(
      `Formula not accepted: ${tex}\n${error instanceof Error ? error.message : error}`,
    );
  }
}

/** Keep the Markdown parser, which reads the HTML, from taking the TeX inside for Markdown. */
const literal = (html: string) =>
  html.replace(
    /(<annotation[^>]*>)([^<]*)/g,
    (_, tag, tex) =>
      tag + tex.replace(/[\\*_`~[\]{}]/g, (sign: string) => `&#${sign.charCodeAt(0)};`),
  );

/** Render `$…$` and `$$…$$` to HTML at build time; a bad formula fails the build with its source. */
export function renderMath() {
  return defineMdastPlugin({
    name: "katex",
    math(node, context) {
      const { hProperties, number } = (node.data as Named | undefined) ?? {};
      const id = hProperties?.id;
      // The part that scrolls where the line is too long takes the focus.
      const formula = renderFormula(node.value, true).replace(
        'class="katex-display"',
        'class="katex-display" tabindex="0" role="group" aria-label="Equation"',
      );
      const label = number ? `<a class="number" href="#${id}">(${number})</a>` : "";
      const html = `<div class="equation"${id ? ` id="${id}"` : ""}>${formula}${label}</div>`;
      context.replaceNode(node, { raw: literal(html), mdxExpressions: false });
    },
    inlineMath(node, context) {
      context.replaceNode(node, {
        raw: literal(renderFormula(node.value, false)),
        mdxExpressions: false,
      });
    },
  });
}
