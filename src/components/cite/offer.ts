/** @file The one button that follows the reader's pointer; what it opens is loaded when it is first asked for. */
import { citable } from "./citable.ts";

const slug = location.pathname.split("/")[2] ?? "";
const button = document.createElement("button");
button.type = "button";
button.className = "cite-offer no-print";
button.textContent = "Cite";
button.title = "Cite or share this passage";
// By keyboard, the link at each heading leads to every passage of its section.
button.tabIndex = -1;

const passageAt = (event: Event) =>
  event.target instanceof Element ? event.target.closest<HTMLElement>(citable) : null;

/** Put the button at a passage; one with a link of its own needs none. */
function offer(event: Event): void {
  const passage = passageAt(event);
  if (passage && !passage.querySelector("[data-cite]") && button.parentElement !== passage)
    passage.prepend(button);
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "touch") offer(event);
});
document.addEventListener("click", (event) => {
  offer(event);
  const opener =
    event.target instanceof Element &&
    event.target.closest<HTMLElement>(".cite-offer, [data-cite]");
  if (!opener || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const id = opener.dataset["cite"] ?? opener.parentElement?.id;
  if (!id) return;
  event.preventDefault();
  void import("./panel.ts").then(({ openPanel }) => openPanel(slug, id, opener));
});
// A press would end the selection that the reader wants to quote.
document.addEventListener("mousedown", (event) => {
  if (event.target instanceof Element && event.target.closest(".cite-offer, [data-cite]"))
    event.preventDefault();
});
