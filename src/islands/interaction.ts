/** @file Hydrate an island at the first sign that a reader wants it, together with the islands of its group. */
import type { ClientDirective } from "astro";

const signs = ["pointerover", "touchstart", "focusin", "click"] as const;

/** Say that the program did not arrive; what the page shows already stays. */
function notice(): HTMLElement {
  const paragraph = document.createElement("p");
  paragraph.setAttribute("role", "alert");
  paragraph.textContent =
    "This experiment could not be loaded: it needs the network once. What is shown is the recorded run. Reload the page to try again.";
  return paragraph;
}

const interaction: ClientDirective = (load, options, element) => {
  const group = `hydrate:${options.value}`;
  let clicked: Element | null = null;
  const remember = (event: Event) => {
    clicked = event.target instanceof Element ? event.target.closest("button, summary, a") : null;
  };
  const announce = () => document.dispatchEvent(new Event(group));
  const hydrate = async () => {
    document.removeEventListener(group, hydrate);
    for (const sign of signs) element.removeEventListener(sign, announce);
    try {
      await (await load())();
    } catch {
      element.before(notice());
      return;
    }
    element.removeEventListener("click", remember, true);
    // A click that came before hydration still counts.
    if (clicked instanceof HTMLButtonElement && clicked.isConnected) clicked.click();
  };
  element.addEventListener("click", remember, true);
  for (const sign of signs) element.addEventListener(sign, announce, { passive: true });
  document.addEventListener(group, hydrate);
  // A shared link carries parameters: show them at once. `v` is the cited version of the essay.
  if ([...new URLSearchParams(location.search).keys()].some((key) => key !== "v")) announce();
};

export default interaction;
