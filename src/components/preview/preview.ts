/** @file The preview of what a link leads to: one popover, beside the link. */
import { autoUpdate, computePosition, flip, inline, offset, shift, size } from "@floating-ui/dom";
import formulaStyle from "katex/dist/katex.min.css?url&no-inline";
import { loadStyle } from "#components/site/load-style.ts";
import { element } from "../cite/element.ts";
import { contentOf } from "./content.ts";
import style from "./preview.css?url&no-inline";

/** Long enough to move from a link into its preview, in milliseconds. */
const grace = 300;
/** To the edges of the window, in pixels. */
const padding = 12;

interface Shown {
  readonly link: HTMLAnchorElement;
  /** A tapped preview stays until the reader closes it. */
  readonly tapped: boolean;
  readonly stopFollowing: () => void;
}

let shown: Shown | undefined;
let leaving: ReturnType<typeof setTimeout> | undefined;

const title = element("a", { className: "title", id: "preview-title" });
const body = element("div", { className: "body" });
const popover = element("div", { className: "preview", id: "preview", popover: "auto" });

/** Show what a link leads to, if the reader is still there; say whether there is anything to show. */
export async function openPreview(link: HTMLAnchorElement, tapped = false): Promise<boolean> {
  if (shown?.link === link) return true;
  const [content] = await Promise.all([contentOf(link), loadStyle(style)]);
  if (!content) return false;
  if (!tapped && !isHeld(link)) return true;
  if (!popover.isConnected) build();
  popover.hidePopover();
  title.textContent = content.title;
  title.href = link.href;
  body.replaceChildren(...content.body);
  // Essays bring the styles of formulas with them.
  if (body.querySelector(".katex") && !document.querySelector("main .katex"))
    await loadStyle(formulaStyle);
  popover.showPopover({ source: link });
  popover.scrollTop = 0;
  link.setAttribute("aria-details", popover.id);
  shown = { link, tapped, stopFollowing: autoUpdate(link, popover, () => void place(link)) };
  return true;
}

function build(): void {
  popover.setAttribute("role", "dialog");
  popover.setAttribute("aria-labelledby", title.id);
  const close = element("button", { type: "button", className: "close", textContent: "Close" });
  close.popoverTargetElement = popover;
  close.popoverTargetAction = "hide";
  popover.append(title, body, close);
  popover.addEventListener("beforetoggle", ({ newState }) => {
    if (newState === "closed") forget();
  });
  document.body.append(popover);
  document.addEventListener("pointerout", ({ pointerType }) => {
    if (pointerType !== "touch") leave();
  });
  document.addEventListener("focusout", leave);
}

async function place(link: HTMLAnchorElement): Promise<void> {
  const { x, y } = await computePosition(link, popover, {
    strategy: "fixed",
    placement: "bottom-start",
    middleware: [
      inline(),
      offset(6),
      flip({ padding }),
      shift({ padding }),
      size({
        padding,
        apply: ({ availableHeight }) => {
          popover.style.maxHeight = `${Math.max(availableHeight, 120)}px`;
        },
      }),
    ],
  });
  popover.style.left = `${x}px`;
  popover.style.top = `${y}px`;
}

/** Tell whether the reader is at a link or in its preview. */
const isHeld = (link: HTMLAnchorElement) =>
  link.matches(":hover, :focus-visible") || popover.matches(":hover, :focus-within");

/** Close unless the reader comes back in time. */
function leave(): void {
  if (!shown || shown.tapped) return;
  clearTimeout(leaving);
  leaving = setTimeout(() => {
    if (shown && !isHeld(shown.link)) popover.hidePopover();
  }, grace);
}

function forget(): void {
  shown?.stopFollowing();
  shown?.link.removeAttribute("aria-details");
  shown = undefined;
}
