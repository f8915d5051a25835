/** @file Following a citation of an older version of an essay. The built site answers as if version 1 were released. */
import { expect, type Page, test } from "@playwright/test";
import type { CitedVersion } from "#citable/changes.ts";
import { accessibilityFaults } from "./axe.ts";
import { readSite } from "./budgets/site.ts";
import { logTrouble } from "./trouble-log.ts";

const essay = "/essays/polynomial/";
const paragraphs =
  readSite("dist")
    .pages.get(essay)
    ?.querySelectorAll(".prose > p[id]")
    .map(({ id }) => id) ?? [];
const [changed = "", kept = "", added = ""] = paragraphs;
const words = (page: Page, id: string) => page.locator(`[id="${id}"]`);

const cited: CitedVersion = {
  version: 1,
  date: "2026-11-22",
  changed: [
    {
      id: changed,
      diff: [
        [" ", "It"],
        ["-", "falls <b>always</b>."],
        ["+", "rises."],
      ],
    },
  ],
  added: [added],
  removed: [
    { id: "gone", text: "It was <img src=x onerror=alert(1)> here.", after: kept },
    { id: "first", text: "It began otherwise.", after: undefined },
  ],
};

/** Let version 1 be released, and answer for what changed since. */
async function release(page: Page, answer: CitedVersion = cited): Promise<void> {
  await page.route(`**${essay}?*`, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(
      /data-version="\d+" data-released(="[^"]*")?/,
      'data-version="2" data-released="1"',
    );
    await route.fulfill({ response, body: html });
  });
  await page.route(`**${essay}versions/1.json`, (route) => route.fulfill({ json: answer }));
}

const banner = (page: Page) => page.getByRole("complementary", { name: "Cited version" });
const mark = (page: Page, name: string) => page.getByRole("button", { name });

test("an essay without ?v= loads nothing for it", async ({ page }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(essay);
  await page.waitForLoadState("networkidle");
  expect(requests.filter((url) => /versions\/|show\.|cited-version/.test(url))).toEqual([]);
  await expect(banner(page)).toHaveCount(0);
});

test("a cited version is named, with what changed since", async ({ page }) => {
  const trouble = logTrouble(page);
  await release(page);
  await page.goto(`${essay}?v=1`);
  await expect(banner(page)).toContainText(
    "You follow a citation of version 1 of 22 November 2026. Since then: 1 passage changed, 1 new, 2 removed.",
  );
  await expect(page.locator(".since-mark")).toHaveCount(4);
  expect(trouble).toEqual([]);
});

test("a changed passage shows its own words, old and new, and text stays text", async ({
  page,
}) => {
  await release(page);
  await page.goto(`${essay}?v=1`);
  const changedMark = words(page, changed).getByRole("button", { name: "Changed since" });
  await expect(changedMark).toHaveAttribute("aria-expanded", "false");
  await changedMark.click();
  await expect(changedMark).toHaveAttribute("aria-expanded", "true");
  const panel = words(page, changed).locator("+ .since-panel");
  await expect(panel.locator("del")).toHaveText("falls <b>always</b>.");
  await expect(panel.locator("ins")).toHaveText("rises.");
  await changedMark.click();
  await expect(panel).toBeHidden();
  await words(page, kept).getByRole("button", { name: "Removed here since version 1" }).click();
  await expect(words(page, kept).locator("+ .since-panel del")).toHaveText(
    "It was <img src=x onerror=alert(1)> here.",
  );
});

test("the changes can be visited one by one with the keyboard, the cited one first", async ({
  page,
}) => {
  await release(page);
  await page.goto(`${essay}?v=1#gone`);
  await expect(banner(page)).toContainText("The passage cited is one that was removed.");
  await mark(page, "Next change").press("Enter");
  await expect(words(page, kept).getByRole("button", { name: "Removed here" })).toBeFocused();
  await expect(words(page, kept).locator("+ .since-panel")).toBeInViewport();
  await mark(page, "Next change").press("Enter");
  await expect(words(page, added).getByRole("img", { name: "New since version 1" })).toBeFocused();
  await mark(page, "Next change").press("Enter");
  await expect(
    page.locator(".prose > header").getByRole("button", { name: "Removed here" }),
  ).toBeFocused();
  await mark(page, "Close").press("Escape");
  await expect(banner(page)).toHaveCount(0);
});

test("nothing in the page moves when the marks arrive", async ({ page }) => {
  await release(page);
  await page.goto(`${essay}?v=1`);
  await expect(banner(page)).toBeVisible();
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            sum += (entry as unknown as { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
  );
  expect(shift).toBeLessThan(0.02);
});

test("the marks fit every screen and give axe nothing to find", async ({ page }) => {
  await release(page);
  await page.goto(`${essay}?v=1`);
  await words(page, changed).getByRole("button").click();
  for (const width of [1440, 768, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(needed).toBeLessThanOrEqual(width);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityFaults(page), `${colorScheme}, ${width}`).toEqual([]);
    }
  }
});

for (const asked of [
  "7",
  "0",
  "",
  "1.0",
  "%00",
  "%",
  "<img src=x onerror=alert(1)>",
  "9".repeat(99),
]) {
  test(`?v=${asked} is answered by a line and breaks nothing`, async ({ page }) => {
    const trouble = logTrouble(page);
    await release(page);
    await page.goto(`${essay}?v=${asked}`);
    await expect(banner(page)).toContainText("There is no version");
    await expect(banner(page).locator("img")).toHaveCount(0);
    await expect(page.locator(".since-mark")).toHaveCount(0);
    expect(trouble).toEqual([]);
  });
}

test("a version that cannot be loaded is said to be so", async ({ page }) => {
  await release(page);
  await page.route(`**${essay}versions/1.json`, (route) => route.abort());
  await page.goto(`${essay}?v=1`);
  await expect(banner(page)).toContainText("could not be loaded");
});
