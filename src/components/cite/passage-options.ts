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

const names = { essay: "The essay", section: "The section" } as const;

function optionOf({ id, kind, title }: Citation): HTMLOptionElement {
  const textContent = kind === "essay" || kind === "section" ? names[kind] : `${kind}: ${title}`;
  return element("option", { value: id, textContent });
}
