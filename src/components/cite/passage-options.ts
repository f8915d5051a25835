import type { Citation } from "#cite/citation.ts";
import { element } from "./element.ts";

/** List the passages of an essay for a reader to choose from, grouped by section. */
export function passageOptions(citations: readonly Citation[]): HTMLElement[] {
  const groups = Map.groupBy(citations, ({ kind, title, section }) =>
    kind === "section" ? title : (section ?? ""),
  );
  return [...groups].flatMap(([section, inside]) => {
    const options = inside.map(optionOf);
    if (section === "") return options;
    const group = element("optgroup", { label: section });
    group.append(...options);
    return group;
  });
}

function optionOf({ id, kind, title }: Citation): HTMLOptionElement {
  const name = `${kind[0]?.toUpperCase()}${kind.slice(1)}`;
  return element("option", { value: id, textContent: `${name}: ${title}` });
}
