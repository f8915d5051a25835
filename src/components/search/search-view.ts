/** @file A field and what is found, for the dialog and for the page. All text from outside stays text. */
import { element } from "#components/cite/element.ts";
import { find, openIndex } from "./find.ts";
import { moveFocus } from "./move-focus.ts";
import { failure, hint, report } from "./report.ts";
import { drawResult } from "./result.ts";

export interface SearchView {
  readonly field: HTMLInputElement;
  readonly root: HTMLElement;
  /** Look for what stands in the field. */
  look(): Promise<void>;
}

/** A reader who types on waits no longer than this, in milliseconds. */
const pause = 120;

/** Make a search that shows at most so many results. */
export function makeSearch(most: number): SearchView {
  const root = element("div", { className: "search-view" });
  const field = element("input", { type: "search", maxLength: 200, placeholder: "Search" });
  Object.assign(field, { autocomplete: "off", spellcheck: false, ariaLabel: "Search" });
  const status = element("p", { textContent: hint });
  status.setAttribute("role", "status");
  const list = element("ol", {});
  root.append(field, status, list);

  const show = (message: readonly (Node | string)[], results: readonly Node[] = []) => {
    status.replaceChildren(...message);
    list.replaceChildren(...results);
  };
  const look = async () => {
    const query = field.value.trim();
    const isLatest = () => query === field.value.trim();
    if (query === "") return show([hint]);
    try {
      const finds = await find(query, most);
      if (isLatest()) show(report(query, finds), finds.found.map(drawResult));
    } catch {
      if (isLatest()) show([failure]);
    }
  };
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(look, pause);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing)
      void look().then(() => list.querySelector("a")?.click());
  });
  root.addEventListener("keydown", (event) =>
    moveFocus(event, [field, ...list.querySelectorAll("a")]),
  );
  openIndex().catch(() => show([failure]));
  return { field, root, look };
}
