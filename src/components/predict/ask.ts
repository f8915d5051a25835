/** @file What an essay asks; scores and words are loaded when a reader answers. */
type Answering = typeof import("./answer.ts");

/** Load what keeps and scores an answer, and hand it the question; say so where it does not arrive. */
async function answer(ask: HTMLFormElement, act: keyof Answering): Promise<void> {
  try {
    (await import("./answer.ts"))[act](ask);
  } catch {
    ask.append("This part of the site could not be loaded. Try again when you are online.");
  }
}

for (const ask of document.querySelectorAll<HTMLFormElement>("form.predict")) {
  const fields = ask.querySelector("div");
  const reveal = ask.nextElementSibling;
  /** Who came by a link to what is inside has seen it. */
  const withdraw = () => fields?.setAttribute("hidden", "");
  if ("known" in ask.dataset) void answer(ask, "showKept");
  else if (reveal?.hasAttribute("hidden")) reveal.addEventListener("beforematch", withdraw);
  else withdraw();
  ask.addEventListener("submit", (event) => {
    event.preventDefault();
    void answer(ask, "commit");
  });
  ask.addEventListener("reset", () => void answer(ask, "lookFirst"));
  // It is there by the time of the answer, so nothing moves long after the press.
  ask.addEventListener("focusin", () => void import("./answer.ts").catch(() => {}), { once: true });
}

/** Show what a link leads to; browsers that know `until-found` have done so. */
function revealTarget(): void {
  const target = document.getElementById(location.hash.slice(1));
  const reveal = target?.closest("cruxes-reveal[hidden]");
  if (!target || !reveal) return;
  reveal.dispatchEvent(new Event("beforematch"));
  reveal.removeAttribute("hidden");
  target.scrollIntoView();
}
addEventListener("hashchange", revealTarget);
revealTarget();
