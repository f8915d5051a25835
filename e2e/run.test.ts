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
  const picture = () => lab.pictures.first().innerHTML();
  const recorded = await picture();
  const pressed = await page.evaluate(() => performance.now());
  await lab.run.click();
  await expect.poll(picture).not.toBe(recorded);
  const early = await picture();
  const first = (await messages()).find(({ type }) => type === "frame");
  console.log(`first frame ${Math.round((first?.at ?? Number.NaN) - pressed)} ms after the press`);

  const counts = async () => (await messages()).flatMap(({ steps }) => steps ?? []);
  await expect.poll(async () => (await counts()).length).toBeGreaterThan(5);
  expect(await picture()).not.toBe(early);
  const steps = await counts();
  const perFrame = steps.slice(1).map((count, i) => count - (steps[i] ?? 0));
  expect(Math.min(...perFrame)).toBeGreaterThanOrEqual(30);
});

test("pointing at Run loads the engine, and the run then uses that worker", async ({ page }) => {
  const workers: string[] = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  const lab = await openLab(page, quick);
  const engine = page.waitForResponse((response) => response.url().endsWith(".wasm"));
  await lab.run.hover();
  expect((await engine).ok()).toBe(true);
  await expect(lab.progress).toHaveJSProperty("value", 0);
  await runToTheEnd(lab);
  expect(workers).toHaveLength(1);
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
  await expect.poll(async () => (await messages()).length).toBeGreaterThan(5);
  await lab.pause.click();
  await expect(lab.state).toContainText("Paused.");
  const held = await countWhenStill(messages);
  await lab.resume.click();
  await expect.poll(async () => (await messages()).length).toBeGreaterThan(held);
  await expect(lab.state).not.toContainText("Paused");
});

/** Wait until no message has come for a second: frames under way may still arrive. */
async function countWhenStill(messages: () => Promise<unknown[]>): Promise<number> {
  let count = 0;
  await expect
    .poll(
      async () => {
        const before = count;
        count = (await messages()).length;
        return count - before;
      },
      { intervals: [1000] },
    )
    .toBe(0);
  return count;
}

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
  await expect.poll(async () => (await messages()).length).toBeGreaterThan(5);
  await lab.cancel.click();
  await expect(lab.state).toContainText("Cancelled");
  await expect.poll(() => page.workers().length).toBe(0);
  const heard = (await messages()).length;
  expect(await lab.measured.textContent()).toBe(recorded);
  await expect(lab.run).toBeFocused();
  await lab.run.click();
  await expect.poll(async () => (await messages()).length).toBeGreaterThan(heard);
});

test("Restart begins again with the settings of now", async ({ page }) => {
  const lab = await openLab(page, long);
  await lab.run.click();
  await expect(lab.state).toContainText("%");
  await lab.moreSettings.click();
  await lab.setting("Seed").fill("7");
  await lab.setting("Seed").blur();
  await lab.restart.click();
  await expect(lab.state).toContainText("Your run: seed 7 · wasm");
  await expect.poll(() => page.workers().length).toBe(1);
});
