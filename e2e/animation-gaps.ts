import type { Page } from "@playwright/test";

/** Measure from now on how long a page goes without an animation frame; returns how to read the longest, in ms. */
export async function watchAnimation(page: Page): Promise<() => Promise<number>> {
  const watch = await page.evaluateHandle(() => {
    const watch = { longest: 0 };
    let last = performance.now();
    const measure = () => {
      const now = performance.now();
      watch.longest = Math.max(watch.longest, now - last);
      last = now;
      requestAnimationFrame(measure);
    };
    requestAnimationFrame(measure);
    return watch;
  });
  return () => watch.evaluate(({ longest }) => longest);
}
