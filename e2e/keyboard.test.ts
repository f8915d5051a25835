/** @file The site without a mouse. */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { about } from "#experiments/polynomial-vs-network/about.ts";
import { essayAddress, expectAwake, labAddress, labOn, long } from "./lab.ts";

test("the first stop skips to the text", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the text" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator("main a:focus")).toHaveCount(1);
});

for (const key of ["Enter", "Space"]) {
  test(`${key} turns the theme`, async ({ page }) => {
    await page.goto("/");
    const toggle = page.getByRole("button", { name: "Dark mode" });
    await expect(toggle).toHaveAttribute("aria-pressed", "false");
    await tabTo(page, toggle);
    await page.keyboard.press(key);
    await expect(toggle).toHaveAttribute("aria-pressed", "true");
  });
}

for (const address of ["/", "/points/polynomial/", essayAddress, labAddress]) {
  test(`every stop on ${address} shows that it has the focus`, async ({ page }) => {
    await page.goto(address);
    const stops: string[] = [];
    const faults: string[] = [];
    for (;;) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(describeFocus);
      if (stop === undefined) break;
      stops.push(stop.name);
      if (!stop.isMarked) faults.push(`${stop.name} has no outline`);
      if (!stop.isOnScreen) faults.push(`${stop.name} is off the screen`);
    }
    expect(stops.length).toBeGreaterThan(10);
    expect(faults).toEqual([]);
  });
}

test("settings are found, changed by arrows, and unfolded", async ({ page }) => {
  const { samples, steps } = about.params;
  await page.goto(labAddress);
  const { setting, moreSettings } = labOn(page);
  await tabTo(page, setting("Samples"));
  await expectAwake(page);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const twoMore = samples.default + 2 * samples.step;
  await expect(setting("Samples, as a number")).toHaveValue(`${twoMore}`);
  await page.keyboard.press("Home");
  await expect(setting("Samples")).toHaveAttribute("aria-valuetext", `${samples.min}`);
  await tabTo(page, setting("Basis"));
  await page.keyboard.press("End");
  await expect(setting("Basis")).toHaveValue("chebyshev");
  const changed = `${labAddress}?samples=${samples.min}&basis=chebyshev`;
  await expect(page).toHaveURL(changed);

  await expect(setting("Training steps")).toBeHidden();
  await tabTo(page, moreSettings);
  await page.keyboard.press("Enter");
  await tabTo(page, setting("Training steps"));
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(`${changed}&steps=${steps.default - steps.step}`);
});

test("a run is started, held, resumed and cancelled, and the focus is never lost", async ({
  page,
}) => {
  await page.goto(`${labAddress}?${long}`);
  const { run, restart, pause, resume, cancel, state } = labOn(page);
  await tabTo(page, run);
  await page.keyboard.press("Enter");
  await expect(restart).toBeFocused();
  await expect(state).toContainText("%");
  await tabTo(page, pause);
  await page.keyboard.press("Space");
  await expect(state).toContainText("Paused");
  await expect(resume).toBeFocused();
  await page.keyboard.press("Space");
  await expect(pause).toBeFocused();
  await tabTo(page, cancel);
  await page.keyboard.press("Enter");
  await expect(state).toContainText("Cancelled");
  await expect(run).toBeFocused();
});

/** Press Tab until an element has the focus. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  for (let stop = 0; stop < 100; stop++) {
    if (await element.evaluate((found) => found === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(element).toBeFocused();
}

/** Say what has the focus and whether a reader sees it; nothing at the end of the page. */
function describeFocus() {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return undefined;
  const { outlineStyle, outlineWidth } = getComputedStyle(focused);
  const { left, top, right, bottom } = focused.getBoundingClientRect();
  return {
    name: `${focused.localName} "${(focused.getAttribute("aria-label") ?? focused.textContent).trim().slice(0, 40)}"`,
    isMarked: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1,
    isOnScreen: right > 0 && bottom > 0 && left < innerWidth && top < innerHeight,
  };
}
