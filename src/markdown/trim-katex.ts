import { globSync, readFileSync } from "node:fs";
import { type MdastNode, mdxToMdast } from "satteri";
import type { Plugin } from "vite";
import { renderFormula } from "./katex.ts";
import { trimKatexCss, wordsOf } from "./katex-css.ts";

/** Build KaTeX's style sheet for the formulas of the essays only. */
export function trimKatex(): Plugin {
  return {
    name: "trim-katex",
    apply: "build",
    enforce: "pre",
    transform: {
      filter: { id: /\/katex\/dist\/katex\.min\.css(\?.*transform-only.*)?$/ },
      handler: (css) => trimKatexCss(css, wordsOf(essayFormulas())),
    },
  };
}

function essayFormulas(): string[] {
  return globSync("src/content/**/*.mdx").flatMap((path) => {
    const source = readFileSync(path, "utf8").replace(/^---\n[\s\S]*?\n---\n/, "");
    return formulas(mdxToMdast(source, { features: { math: true }, position: false }));
  });
}

function formulas(node: MdastNode): string[] {
  if (node.type === "math") return [renderFormula(node.value, true)];
  if (node.type === "inlineMath") return [renderFormula(node.value, false)];
  return "children" in node ? node.children.flatMap(formulas) : [];
}
