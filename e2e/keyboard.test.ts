/** @file The site without a mouse. */
import { expect, type Page, test } from "@playwright/test";
import { readSite } from "./budgets/site.ts";

const { pages } = readSite("dist");
const kinds = ["/", "/points/polynomial/", "/method/", "/essays/polynomial/", "/experiments/"];

test("the first stop skips to the text", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the text" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await page.keyboard.press("Tab");
  const inMain = await page.evaluate(() => document.activeElement?.closest("main") !== null);
  expect(inMain).toBe(true);
});

for (const key of ["Enter", "Space"]) {
  test(`${key} turns the theme`, async ({ page }) => {
    await page.goto("/");
    const toggle = page.getByRole("button", { name: "Dark mode" });
    await expect(toggle).toHaveAttribute("aria-pressed", "false");
    await toggle.focus();
    await page.keyboard.press(key);
    await expect(toggle).toHaveAttribute("aria-pressed", "true");
  });
}

for (const address of kinds.filter((address) => pages.has(address))) {
  test(`every stop on ${address} shows that it has the focus`, async ({ page }) => {
    await page.goto(address);
    const stops = await walk(page);
    expect(stops.length).toBeGreaterThan(5);
    expect(stops.filter(({ isMarked }) => !isMarked)).toEqual([]);
    expect(stops.filter(({ isOnScreen }) => !isOnScreen)).toEqual([]);
  });
}
