/** @file Previews of what a link leads to. */
import { expect, type Page, test } from "@playwright/test";
import { accessibilityFaults } from "./axe.ts";
import { logTrouble } from "./trouble-log.ts";

const essay = "/essays/polynomial/";
/** A link into what a reader is asked to predict shows it; the term stands there. */
const revealed = `${essay}#fig-sweep`;
const preview = (page: Page) => page.getByRole("dialog").and(page.locator("#preview"));
const citation = (page: Page) => page.locator(".prose > p .cite a").first();
const term = (page: Page) => page.locator('.prose a[href="/glossary/#prior"]');

/** Bring a link into the middle of the window and the pointer onto it. */
async function hover(page: Page, selector: string) {
  const link = page.locator(selector).first();
  await link.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await link.hover();
  await expect(preview(page)).toBeVisible();
  return link;
}

const cases = [
  [
    "a citation",
    essay,
    ".prose > p .cite a",
    "Segerie & Bushnaq, 2023",
    "held on 23 September 2023",
  ],
  ["a term", revealed, 'a[href="/glossary/#prior"]', "prior", "What a learner prefers"],
  ["a figure", essay, '.prose > p a[href="#fig-fit"]', "Figure 1", "settles on the true curve"],
  ["an equation", essay, '.prose > p a[href="#eq-weighted-norm"]', "Equation (1)", "such that"],
  ["a point", "/essays/field/", 'p a[href="/points/infosec/"]', "?", "Segerie"],
  ["an essay", "/essays/field/", 'p a[href="/essays/polynomial/"]', "Would a polynomial", "giant"],
  ["a section", "/glossary/", 'a[href$="#how-many-bits"]', "How many bits?", "second claim"],
  ["a work", "/glossary/", 'a[href="/bibliography/#ref-belkin2019"]', "Belkin et al.", "doi.org"],
] as const;

for (const [kind, address, selector, title, text] of cases) {
  test(`by mouse: ${kind} shows its title, which leads on, and its text`, async ({ page }) => {
    const trouble = logTrouble(page);
    await page.goto(address);
    const link = await hover(page, selector);
    const onward = preview(page).locator(".title");
    await expect(onward).toContainText(title);
    await expect(preview(page)).toContainText(text);
    expect(await onward.evaluate((a: HTMLAnchorElement) => a.href)).toBe(
      await link.evaluate((a: HTMLAnchorElement) => a.href),
    );
    await expect(preview(page).locator("[id]:not(#preview-title)")).toHaveCount(0);
    expect(trouble).toEqual([]);
  });
}

test("a figure's preview has its drawing", async ({ page }) => {
  await page.goto(essay);
  await hover(page, '.prose > p a[href="#fig-fit"]');
  await expect(preview(page).locator("svg[role=img]")).toHaveCount(1);
  await expect(preview(page).locator("svg[role=img]")).toBeInViewport();
});

test("formulas have their styles on a page that has none itself", async ({ page }) => {
  await page.goto("/glossary/");
  const selector = 'a[href$="#a-table-that-generalises"]';
  await page
    .locator(selector)
    .evaluate((link) => link.setAttribute("href", "/essays/polynomial/#eq-weighted-norm"));
  await hover(page, 'a[href$="#eq-weighted-norm"]');
  await expect(preview(page).locator(".katex")).toHaveCSS("font-family", /KaTeX_Main/);
});

test("the pointer can move into the preview, and leaving both closes it", async ({ page }) => {
  await page.goto(essay);
  await hover(page, ".prose > p .cite a");
  await preview(page).locator(".note").hover();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
  await expect(preview(page)).toBeVisible();
  await page.mouse.move(2, 2);
  await expect(preview(page)).toBeHidden();
});

test("a pointer that only passes opens nothing and fetches no preview", async ({ page }) => {
  const requests: string[] = [];
  await page.goto(essay);
  page.on("request", (request) => requests.push(request.url()));
  await citation(page).hover();
  await page.mouse.move(2, 2);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
  await expect(page.locator("#preview")).toHaveCount(0);
  expect(requests.filter((url) => url.includes("/bibliography/"))).toEqual([]);
});

test("Escape closes it while the pointer stays, and it does not come back by itself", async ({
  page,
}) => {
  await page.goto(essay);
  const link = await hover(page, ".prose > p .cite a");
  await page.keyboard.press("Escape");
  await expect(preview(page)).toBeHidden();
  const box = await link.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 4, (box?.y ?? 0) + 4);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
  await expect(preview(page)).toBeHidden();
});

test("by keyboard: focus opens it, Tab goes through its links and on, Escape gives the focus back", async ({
  page,
}) => {
  const trouble = logTrouble(page);
  await page.goto(essay);
  await citation(page).focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(citation(page)).toBeFocused();
  await expect(preview(page)).toBeVisible();
  await expect(citation(page)).toHaveAttribute("aria-details", "preview");

  await page.keyboard.press("Tab");
  await expect(preview(page).locator(".title")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(preview(page).locator(".body a")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(preview(page)).toBeHidden();
  await expect(citation(page)).toBeFocused();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
  await expect(preview(page)).toBeHidden();
  await expect(citation(page)).not.toHaveAttribute("aria-details");
  expect(trouble).toEqual([]);
});

test("by keyboard: Tab out of the preview goes on in the text and closes it; Enter follows the link", async ({
  page,
}) => {
  await page.goto(revealed);
  await citation(page).focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(preview(page)).toBeVisible();
  for (let i = 0; i < 3; i++) await page.keyboard.press("Tab");
  await expect(preview(page)).toBeHidden();
  const inText = await page.evaluate(() => !!document.activeElement?.closest(".prose"));
  expect(inText).toBe(true);
  await term(page).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/glossary/#prior");
});

test("nothing moves when it opens", async ({ page }) => {
  await page.goto(essay);
  await citation(page).evaluate((element) => element.scrollIntoView({ block: "center" }));
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as never as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: false });
  });
  await citation(page).hover();
  await expect(preview(page)).toBeVisible();
  await page.mouse.move(2, 2);
  await expect(preview(page)).toBeHidden();
  expect(await page.evaluate(() => (window as never as { shifts: number[] }).shifts)).toEqual([]);
});

test("open, it gives axe nothing to find and fits the window, light and dark, wide and narrow", async ({
  page,
}) => {
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(essay);
    await hover(page, ".prose > p .cite a");
    const box = await preview(page).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityFaults(page), `${colorScheme} at ${width} px`).toEqual([]);
    }
  }
});

test.describe("by touch, on a phone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 800 } });

  test("a tap opens the preview, whose title leads on", async ({ page }) => {
    const trouble = logTrouble(page);
    await page.goto(essay);
    await term(page).tap();
    await expect(preview(page)).toBeVisible();
    await expect(page).toHaveURL(essay);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
    await expect(preview(page)).toBeVisible();
    const onward = preview(page).locator(".title");
    expect((await onward.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    expect(await accessibilityFaults(page)).toEqual([]);
    await onward.tap();
    await expect(page).toHaveURL("/glossary/#prior");
    expect(trouble).toEqual([]);
  });

  test("its button closes it, and so does a tap elsewhere", async ({ page }) => {
    await page.goto(essay);
    await term(page).tap();
    const close = preview(page).getByRole("button", { name: "Close" });
    expect((await close.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await close.tap();
    await expect(preview(page)).toBeHidden();
    await term(page).tap();
    await expect(preview(page)).toBeVisible();
    await page.touchscreen.tap(4, 4);
    await expect(preview(page)).toBeHidden();
  });

  test("where nothing can be fetched, a tap follows the link", async ({ page }) => {
    await page.goto(essay);
    await page.route("**/preview*", (route) => route.abort());
    await term(page).tap();
    await expect(page).toHaveURL("/glossary/#prior");
  });
});

test("without the bibliography, a citation shows the reference of the page itself", async ({
  page,
}) => {
  await page.goto(essay);
  await page.route("**/bibliography/", (route) => route.fulfill({ status: 503 }));
  await hover(page, ".prose > p .cite a");
  await expect(preview(page)).toContainText("Lucius discuss interpretability");
});

test("links of figures, headings and contents have no preview", async ({ page }) => {
  await page.goto(essay);
  for (const selector of ["figcaption .number", ".contents a", ".equation .number"]) {
    await page.locator(selector).first().hover();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
    await expect(page.locator("#preview")).toHaveCount(0);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("each is a link to the thing itself", async ({ page }) => {
    for (const [, address, selector] of cases) {
      await page.goto(address);
      const link = page.locator(selector).first();
      const href = await link.getAttribute("href");
      await link.click();
      await expect(page).toHaveURL(new URL(href ?? "", new URL(address, page.url())).href);
      const id = new URL(page.url()).hash;
      if (id) await expect(page.locator(id)).toBeInViewport();
    }
  });
});
