/** @file The search over any page. */
import { element } from "#components/cite/element.ts";
import { loadStyle } from "#components/site/load-style.ts";
import styles from "./search.css?url";
import { makeSearch } from "./search-view.ts";
import { slashChoice } from "./slash-choice.ts";

const dialog = element("dialog", { className: "search-dialog", ariaLabel: "Search" });
const { field, root } = makeSearch(20);
const close = element("button", { type: "button", textContent: "Close" });
const keys = element("span", { className: "keys", textContent: "↑ ↓ choose, Enter opens" });
const foot = element("div", { className: "foot" });
foot.append(slashChoice(), keys);
field.after(close);
dialog.append(root, foot);
document.body.append(dialog);

close.addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  const { target, ctrlKey, metaKey, shiftKey } = event;
  // A result on this page would be hidden; outside the box, the dialog itself is hit.
  const leaves =
    target instanceof Element && target.closest("a") && !ctrlKey && !metaKey && !shiftKey;
  if (leaves || target === dialog) dialog.close();
});

/** Open the search; what was looked for before can be typed over. */
export async function openSearch(): Promise<void> {
  await loadStyle(styles);
  if (dialog.open) return;
  dialog.showModal();
  field.focus();
  field.select();
}
