import { element } from "#components/cite/element.ts";
import type { Found } from "./find.ts";

/** What a claim says is its best title. */
const speakForThemselves = new Set(["Claim", "Position"]);

/** Draw a thing found as a link to its place. */
export function drawResult({ address, kind, title, place, excerpt }: Found): HTMLElement {
  const words = excerpt.map(({ text, marked }) =>
    marked ? element("mark", { textContent: text }) : text,
  );
  const link = element("a", { href: address });
  link.append(
    element("span", { className: "kind", textContent: kind }),
    " ",
    ...(speakForThemselves.has(kind) ? [] : [element("strong", { textContent: title })]),
  );
  const line = element("span", { className: "excerpt" });
  line.append(...words);
  link.append(line);
  const where = kind === "Position" ? title : place;
  if (where) link.append(element("span", { className: "place", textContent: where }));
  const item = element("li", {});
  item.append(link);
  return item;
}
