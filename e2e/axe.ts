import type { Page } from "@playwright/test";
import axe from "axe-core";

/** WCAG 2 at levels A and AA, and what axe recommends beyond it. */
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rows of a long table are all alike, and axe takes seconds for them. */
const exclude = "tbody tr:nth-child(n + 6)";

/** Let axe look at a page as it stands; every violation is a sentence that names its element. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    ([context, runOnly]) => axe.run(context, { runOnly }),
    [{ exclude }, rules] as const,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id} (${help}) at ${target.join(" ")}`),
  );
}
