import { defineMdastPlugin } from "satteri";
import { attribute } from "./attribute.ts";

interface AstroData {
  astro?: { frontmatter: { citations?: string[] } };
}

/** List the keys of every `<Cite of="…" />` of a page, in order of first use, in its front matter as `citations`. */
export function collectCitations() {
  return defineMdastPlugin({
    name: "citations",
    mdxJsxTextElement(node, context) {
      if (node.name !== "Cite") return;
      const frontmatter = (context.data as AstroData).astro?.frontmatter;
      if (!frontmatter) return;
      frontmatter.citations ??= [];
      for (const key of attribute(node, "of").split(/\s+/)) {
        if (!frontmatter.citations.includes(key)) frontmatter.citations.push(key);
      }
    },
  });
}
