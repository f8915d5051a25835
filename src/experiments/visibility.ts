/** @file Whether a reader can see the figures of an experiment. */

export type Hidden = "off-screen" | "tab-hidden";

export interface VisibilityWatch {
  /** Count this element among the figures; returns how to stop. */
  watch(element: Element): () => void;
  readonly hidden: Hidden | undefined;
}

/** Watch the tab and every figure; one figure on the screen is enough to be seen. */
export function watchVisibility(onchange: () => void): VisibilityWatch {
  const onScreen = new Map<Element, boolean>();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) onScreen.set(target, isIntersecting);
    onchange();
  });
  document.addEventListener("visibilitychange", onchange);
  return {
    watch(element) {
      observer.observe(element);
      return () => {
        observer.unobserve(element);
        onScreen.delete(element);
      };
    },
    get hidden() {
      if (document.hidden) return "tab-hidden";
      const seen = [...onScreen.values()];
      return seen.length > 0 && !seen.includes(true) ? "off-screen" : undefined;
    },
  };
}
