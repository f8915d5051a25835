/** @file The page of a reader's own answers. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { predictionsAddress, say70, stored } from "./ask.ts";
import { accessibilityFaults } from "./axe.ts";
import { essayAddress } from "./lab.ts";

test("answers are listed, saved to a file, deleted and brought back", async ({ page }) => {
  await page.goto(predictionsAddress);
  await expect(page.getByText("You have answered nothing yet")).toBeVisible();
  await page.goto(essayAddress);
  await say70(page);
  await page.goto(predictionsAddress);
  const own = page.locator(".own li");
  await expect(own).toHaveCount(1);
  await expect(own).toContainText("You said 70 %. It is not so. Brier score 0.49");
  await expect(page.locator(".questions li", { hasText: "answered" })).toHaveCount(1);

  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save a file" }).click();
  const file = await (await saving).path();
  const before = await stored(page);
  expect(readFileSync(file, "utf8")).toBe(before);

  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: "Delete all" }).click();
  await expect(page.getByText("You have answered nothing yet")).toBeVisible();
  expect(await stored(page)).toBeNull();

  await page.getByLabel("Add answers from a file").setInputFiles(file);
  await expect(own).toHaveCount(1);
  expect(await stored(page)).toBe(before);
});

test("a file that holds no answers changes nothing, and that is said", async ({ page }) => {
  await page.goto(predictionsAddress);
  await expect(page.locator("astro-island[ssr]")).toHaveCount(0);
  const buffer = Buffer.from('{"version":1,"predictions":{"predict-a":{"kind":"number"}}}');
  const file = { name: "a.json", mimeType: "application/json", buffer };
  await page.getByLabel("Add answers from a file").setInputFiles(file);
  await expect(page.locator(".own [role=status]")).toContainText(
    "Nothing was changed. “predict-a”",
  );
  expect(await stored(page)).toBeNull();
});

/** Fourteen answers of 80 %, eleven of which came true, and five intervals, four of which hold. */
const several = {
  version: 1,
  predictions: Object.fromEntries([
    ...Array.from({ length: 14 }, (_, i) => [
      `predict-p${i}`,
      {
        kind: "probability",
        question: `Is it ${i}?`,
        place: "/essays/a/",
        at: "2026-11-20T10:00:00.000Z",
        said: 0.8,
        outcome: i < 11,
      },
    ]),
    ...Array.from({ length: 5 }, (_, i) => [
      `predict-n${i}`,
      {
        kind: "number",
        question: `How much is ${i}?`,
        place: "/essays/a/",
        at: "2026-11-20T10:00:00.000Z",
        scale: "linear",
        said: { guess: 2, low: 1, high: 3 },
        truth: i,
      },
    ]),
  ]),
};

for (const width of [1440, 360]) {
  test(`calibration after several answers reads at ${width} px, light and dark`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(predictionsAddress);
    await page.evaluate(
      (text) => localStorage.setItem("predictions", text),
      JSON.stringify(several),
    );
    await page.reload();
    // (11 · 0.04 + 3 · 0.64) / 14, and −(11 ln 0.8 + 3 ln 0.2) / 14.
    await expect(page.locator(".own")).toContainText(
      "Brier score of 0.17 and a logarithmic score of 0.52",
    );
    await expect(page.locator(".own")).toContainText(
      "3 of your 5 intervals of 80 % held the value",
    );
    await expect(page.getByRole("row", { name: /80 to 100 14 80 11/ })).toBeVisible();
    await expect(page.locator(".own svg[role=img]")).toBeVisible();
    await expect(page.locator(".own li").first()).toContainText("no longer asked");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityFaults(page), colorScheme).toEqual([]);
    }
  });
}
