/** @file Hydrate an island at the first sign that a reader wants it, together with the islands of its group. */
import type { ClientDirective } from "astro";

const signs = ["pointerover", "touchstart", "focusin", "click"] as const;

/** Say that the program did not arrive; what the page shows already stays. */
function makeNotice(): HTMLElement {
  const paragraph = document.createElement("p");
  paragraph.setAttribute("role", "alert");
  paragraph.textContent =
    "This experiment could not be loaded: it needs the network once. What is shown is the recorded run. Try again when you are online.";
  return paragraph;
}

/** One notice for all islands of a group. */
const notices = new Map<string, HTMLElement>();
/** The island of a group that a reader touched: others may be out of sight. */
const touched = new Map<string, HTMLElement>();

const interaction: ClientDirective = (load, options, element) => {
  const group = `hydrate:${options.value}`;
  const notice = notices.get(group) ?? makeNotice();
  notices.set(group, notice);
  let clicked: HTMLButtonElement | null = null;
  const remember = (event: Event) => {
    clicked = event.target instanceof Element ? event.target.closest("button") : null;
  };
  const announce = () => {
    touched.set(group, element);
    document.dispatchEvent(new Event(group));
  };
  const arm = () => {
    element.addEventListener("click", remember, true);
    for (const sign of signs) element.addEventListener(sign, announce, { passive: true });
    document.addEventListener(group, hydrate, { once: true });
  };
  const hydrate = async () => {
    for (const sign of signs) element.removeEventListener(sign, announce);
    let failed = false;
    const fail = (event: Event) => {
      event.preventDefault();
      failed = true;
    };
    element.addEventListener("astro:hydration-error", fail);
    await (await load())();
    element.removeEventListener("astro:hydration-error", fail);
    element.removeEventListener("click", remember, true);
    if (failed) {
      if (!notice.isConnected) (touched.get(group) ?? element).before(notice);
      arm();
      return;
    }
    notice.remove();
    // A click that came before hydration still counts.
    if (clicked?.isConnected) clicked.click();
  };
  arm();
  // A shared link carries parameters: show them at once. `v` and `theme` are the page's own.
  const keys = [...new URLSearchParams(location.search).keys()];
  if (keys.some((key) => key !== "v" && key !== "theme")) announce();
};

export default interaction;
