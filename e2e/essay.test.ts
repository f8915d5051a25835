/** @file An experiment in the pieces of an essay. */
import { expect, test } from "@playwright/test";
import { essayAddress, labOn, openLab, quick, runToTheEnd } from "./lab.ts";

test("a run started in the first figure moves every figure of the experiment", async ({ page }) => {
  const lab = await openLab(page, quick, essayAddress);
  const figures = page.locator("figure:has(.experiment)");
  expect(await figures.count()).toBeGreaterThan(2);
  const drawings = () =>
    figures.evaluateAll((elements) =>
      elements.map((element) =>
        [...element.querySelectorAll("svg[role=img]")].map(({ innerHTML }) => innerHTML).join(),
      ),
    );
  const before = await drawings();
  await runToTheEnd(lab);
  const after = await drawings();
  expect(after).toHaveLength(before.length);
  for (const [i, drawing] of after.entries())
    expect(drawing, `figure ${i + 1}`).not.toBe(before[i]);
});

test("controls stand once, at the first figure", async ({ page }) => {
  await page.goto(essayAddress);
  const { run, settings } = labOn(page);
  await expect(run).toHaveCount(1);
  await expect(settings).toHaveCount(1);
  await expect(
    page.locator("figure:has(.experiment)").first().getByRole("button", { name: "Run" }),
  ).toBeVisible();
});

test("nothing moves when a figure wakes up and a run begins", async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (window as unknown as { shift: number }).shift += (
          entry as unknown as { value: number }
        ).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const lab = await openLab(page, "", essayAddress);
  await lab.run.click();
  await expect(lab.state).toContainText(/Fitting one data set · \d+ %/);
  await lab.cancel.click();
  const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift);
  expect(shift).toBeLessThan(0.01);
});
