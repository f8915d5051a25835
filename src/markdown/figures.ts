import {
  defineMdastPlugin,
  type MdastPluginEntry,
  type MdxJsxFlowElement,
  type MdxJsxTextElement,
} from "satteri";
import { attribute } from "./attribute.ts";

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** Number every `<Figure id="…">` in order and give `<FigureRef to="…" />` the number it points to. */
export function numberFigures(): MdastPluginEntry {
  return () => {
    const numbers = new Map<string, number>();
    const withNumber = <E extends Element>(element: E, value: number): E => ({
      ...element,
      attributes: [
        ...element.attributes,
        { type: "mdxJsxAttribute", name: "number", value: `${value}` },
      ],
    });
    const visit = <E extends Element>(element: E): E | undefined => {
      const reference = element.name === "FigureRef";
      if (!reference && element.name !== "Figure") return undefined;
      const id = attribute(element, reference ? "to" : "id");
      const number = numbers.get(id);
      if (number === undefined) {
        throw new Error(
          `<FigureRef to="${id}" /> points to no figure. Figures here: ${[...numbers.keys()].join(", ") || "none"}`,
        );
      }
      if (element.attributes.some((a) => a.type === "mdxJsxAttribute" && a.name === "number"))
        return undefined;
      return withNumber(element, number);
    };
    return defineMdastPlugin({
      name: "figures",
      before(root) {
        for (const node of root.children) {
          if (node.type !== "mdxJsxFlowElement" || node.name !== "Figure") continue;
          const id = attribute(node, "id");
          if (numbers.has(id))
            throw new Error(`Two figures have the id "${id}"; ids are unique in an essay`);
          numbers.set(id, numbers.size + 1);
        }
      },
      mdxJsxFlowElement: visit,
      mdxJsxTextElement: visit,
    });
  };
}
