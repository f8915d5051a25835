/** @file Notices a reader who lingers on a link; what shows the preview is loaded then. */
import { previewedLink } from "./previewed.ts";

/** Long enough that a pointer on its way elsewhere opens nothing, in milliseconds. */
const linger = 300;

let link: HTMLAnchorElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let escaped = false;

const load = () => import("./preview.ts");

/** Say whether the preview is there; without the network, the link itself still works. */
async function show(at: HTMLAnchorElement, tapped: boolean): Promise<boolean> {
  try {
    const { openPreview } = await load();
    return await openPreview(at, tapped);
  } catch {
    return false;
  }
}

/** Wait for a reader who has come to a link, or who has left it. */
function wait(next: HTMLAnchorElement | undefined): void {
  if (next === link) return;
  clearTimeout(timer);
  link = next;
  if (!next) return;
  load().catch(() => undefined);
  timer = setTimeout(() => void show(next, false), linger);
}

document.addEventListener("pointerover", ({ pointerType, target }) => {
  if (pointerType !== "touch") wait(previewedLink(target));
});
document.addEventListener("focusin", ({ target }) => {
  // Focus that comes back after Escape asks for nothing.
  if (!escaped && target instanceof Element && target.matches(":focus-visible"))
    wait(previewedLink(target));
});
document.addEventListener("focusout", () => wait(undefined));
document.addEventListener("keydown", ({ key }) => {
  escaped = key === "Escape";
  if (escaped) clearTimeout(timer);
});
document.addEventListener("click", async (event) => {
  const tapped = event.pointerType === "touch" && previewedLink(event.target);
  if (!tapped) return;
  event.preventDefault();
  if (!(await show(tapped, true))) location.assign(tapped.href);
});
