import { defineMdastPlugin, type MdastPluginEntry } from "satteri";
import { numberBlocks, readBlocks } from "#citable/block.ts";
import { attribute } from "./attribute.ts";

/** Give every `<Figure id="…">` its number. */
export function numberFigures(): MdastPluginEntry {
  return () => {
    const numbers = new Map<string | undefined, number | undefined>();
    return defineMdastPlugin({
      name: "figures",
      before(root) {
        const blocks = readBlocks(root);
        const numbered = numberBlocks(blocks);
        for (const [i, { authored }] of blocks.entries()) numbers.set(authored, numbered[i]);
      },
      mdxJsxFlowElement(figure) {
        const isNumbered = figure.attributes.some((a) => "name" in a && a.name === "number");
        if (figure.name !== "Figure" || isNumbered) return undefined;
        const value = `${numbers.get(attribute(figure, "id"))}`;
        const number = { type: "mdxJsxAttribute" as const, name: "number", value };
        return { ...figure, attributes: [...figure.attributes, number] };
      },
    });
  };
}
