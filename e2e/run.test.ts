/** @file A run from the reader's side: it starts, moves, waits, stops and ends. */
import { expect, test } from "@playwright/test";
import { accessibilityFaults } from "./axe.ts";
import { labAddress, labOn, long, openLab, quick, runToTheEnd } from "./lab.ts";
import { hearRuns } from "./run-messages.ts";

test("one press on a page that was never touched starts a run, and curves move", async ({
  page,
}) => {
  const messages = await hearRuns(page);
  await page.goto(labAddress);
  const lab = labOn(page);
  const before = await lab.pictures.first().innerHTML();
  await page.evaluate(() => performance.mark("press"));
  await lab.run.click();
  await expect.poll(() => lab.pictures.first().innerHTML()).not.toBe(before);
  const pressed = await page.evaluate(() => performance.getEntriesByName("press")[0]?.startTime);
  const first = (await messages()).find(({ type }) => type === "frame");
  console.log(`first frame ${Math.round((first?.at ?? 0) - (pressed ?? 0))} ms after the press`);

  await expect
    .poll(async () => (await messages()).filter(({ steps }) => steps).length)
    .toBeGreaterThan(5);
  await lab.cancel.click();
  const steps = (await messages()).flatMap((message) => message.steps ?? []);
  const perFrame = steps.slice(1).map((count, i) => count - (steps[i] ?? 0));
  expect(Math.min(...perFrame)).toBeGreaterThanOrEqual(30);
});

test("progress only grows, and a finished run can be started again", async ({ page }) => {
  const messages = await hearRuns(page);
  const lab = await openLab(page, quick);
  await runToTheEnd(lab);
  const progress = (await messages()).flatMap((message) => message.progress ?? []);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  expect(new Set(progress).size).toBeGreaterThan(5);
  await expect(lab.progress).toHaveJSProperty("value", 1);
  await expect(lab.cancel).toBeHidden();
  await expect(lab.run).toBeEnabled();
});

test("a finished run gives axe nothing to find, with everything unfolded", async ({ page }) => {
  const lab = await openLab(page, quick);
  await runToTheEnd(lab);
  await page.locator("details").evaluateAll((folds) => {
    for (const fold of folds) fold.toggleAttribute("open", true);
  });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page), colorScheme).toEqual([]);
  }
});

test("Pause holds a run where it is, and Resume goes on from there", async ({ page }) => {
  const messages = await hearRuns(page);
  const lab = await openLab(page, long);
  await lab.run.click();
  await expect
    .poll(async () => (await messages()).filter(({ steps }) => steps).length)
    .toBeGreaterThan(1);
  await lab.pause.click();
  await expect(lab.state).toContainText("Paused.");
  // The step that was being computed may still arrive.
  await page.waitForTimeout(500);
  const held = (await messages()).length;
  await page.waitForTimeout(1000);
  expect(await messages()).toHaveLength(held);
  await lab.resume.click();
  await expect.poll(async () => (await messages()).length).toBeGreaterThan(held);
  await expect(lab.state).not.toContainText("Paused");
});

test("a run waits while its figure is off the screen", async ({ page }) => {
  const lab = await openLab(page, long);
  await lab.run.click();
  await expect(lab.state).toContainText("%");
  const footer = page.getByRole("contentinfo");
  await footer.scrollIntoViewIfNeeded();
  await expect(lab.state).toContainText("Paused while the figure is off the screen");
  await lab.pictures.first().scrollIntoViewIfNeeded();
  await expect(lab.state).not.toContainText("Paused");
});

test("a run waits while the tab is hidden", async ({ page }) => {
  const lab = await openLab(page, long);
  await lab.run.click();
  await expect(lab.state).toContainText("%");
  const setHidden = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, "hidden", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await setHidden(true);
  await expect(lab.state).toContainText("Paused while the tab is hidden");
  await setHidden(false);
  await expect(lab.state).not.toContainText("Paused");
});

test("Cancel ends a run at once, keeps the recorded numbers and leaves Run ready", async ({
  page,
}) => {
  const messages = await hearRuns(page);
  const lab = await openLab(page);
  const recorded = await lab.measured.textContent();
  await lab.run.click();
  await expect
    .poll(async () => (await messages()).filter(({ steps }) => steps).length)
    .toBeGreaterThan(1);
  await lab.cancel.click();
  await expect(lab.state).toContainText("Cancelled");
  await expect.poll(() => page.workers().length).toBe(0);
  const heard = (await messages()).length;
  await page.waitForTimeout(500);
  expect(await messages()).toHaveLength(heard);
  expect(await lab.measured.textContent()).toBe(recorded);
  await expect(lab.run).toBeFocused();
  await lab.run.click();
  await expect.poll(async () => (await messages()).length).toBeGreaterThan(heard);
});

test("Restart begins again with the settings of now", async ({ page }) => {
  const lab = await openLab(page, long);
  await lab.run.click();
  await expect(lab.state).toContainText("%");
  for (const [label, value] of [
    ["Samples", "8"],
    ["Network width", "2"],
  ] as const)
    await lab.setting(`${label}, as a number`).fill(value);
  await lab.moreSettings.click();
  for (const [label, value] of [
    ["Training steps", "300"],
    ["Data sets", "3"],
    ["Seed", "7"],
  ] as const) {
    const setting = label === "Seed" ? label : `${label}, as a number`;
    await lab.setting(setting).fill(value);
    await lab.setting(setting).blur();
  }
  await lab.restart.click();
  await expect(lab.state).toContainText("No recorded run has these settings");
  await expect(lab.state).toContainText("Your run: seed 7");
});
