/** @file Where a reader is in an essay, and where to go from there. */
import { expect, type Page, test } from "@playwright/test";
import { readPoints } from "#content/points.ts";
import { readSite } from "./budgets/site.ts";

const essay = "/essays/polynomial/";
const { points } = readPoints();
const contents = (page: Page) => page.getByRole("navigation", { name: "Sections" });

for (const width of [1440, 360]) {
  test(`the contents mark the section that is read, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(essay);
    const current = contents(page).locator("[aria-current=location]");
    await expect(current).toHaveCount(0);
    for (const title of ["Two curves and thirty points", "What can be tested"]) {
      await page.getByRole("heading", { name: title }).evaluate((heading) => {
        scrollTo({ top: heading.getBoundingClientRect().top + scrollY + 300 });
      });
      await expect(current).toHaveText(title);
      await expect(current).toHaveCount(1);
    }
    await page.locator("#references").evaluate((heading) => heading.scrollIntoView());
    await expect(current).toHaveCount(0);
  });
}

test("in a wide window the contents stay beside the text and hide nothing of it", async ({
  page,
}) => {
  for (const width of [1440, 1240]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${essay}#how-many-bits`);
    const list = contents(page).getByRole("list");
    await expect(list).toBeInViewport({ ratio: 1 });
    const right = await list.evaluate((box) => box.getBoundingClientRect().right);
    const overlapped = await page
      .locator(".prose > *, cruxes-reveal > *")
      .evaluateAll((blocks, edge) => {
        const besides = blocks.filter((block) => !block.querySelector(".contents"));
        const shown = besides.filter(
          (block) => !block.hasAttribute("hidden") && block.getClientRects().length > 0,
        );
        return shown.filter((block) => block.getBoundingClientRect().left < edge).length;
      }, right);
    expect(overlapped).toBe(0);
    await page.locator("p[id]").first().hover();
    const offer = await page.getByRole("button", { name: "Cite", exact: true }).boundingBox();
    expect(offer?.x).toBeGreaterThan(right);
  }
});

test("a narrow window has them at the top, without JavaScript too", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    javaScriptEnabled: false,
    viewport: { width: 1100, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(essay);
  const titles = await page.locator(".prose > h2:has(.cite-link)").allTextContents();
  const listed = await contents(page).getByRole("link").allTextContents();
  expect(listed).toEqual(titles.map((title) => title.replace("§", "").trim()));
  const list = await contents(page).boundingBox();
  const first = await page.locator(".prose > h2").first().boundingBox();
  expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThan(first?.y ?? 0);
  await context.close();
});

test("nothing shifts while the page loads and is scrolled", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 800 });
  await page.goto(essay);
  const shift = await page.evaluate(async () => {
    let total = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) total += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
    for (let top = 0; top < document.documentElement.scrollHeight; top += 400) {
      scrollTo(0, top);
      await new Promise(requestAnimationFrame);
    }
    return total;
  });
  expect(shift).toBeLessThanOrEqual(0.02);
});

/** How much of its length the line of progress has. */
const progress = (page: Page) =>
  page.evaluate(() => {
    const { scale } = getComputedStyle(
      document.querySelector(".contents") ?? document.body,
      "::after",
    );
    return Number.parseFloat(scale);
  });

test("a line says how far a reader is, and stays away from who wants no motion", async ({
  page,
}) => {
  await page.goto(essay);
  await expect.poll(() => progress(page)).toBe(0);
  const scrollTo = (part: number) =>
    page.evaluate((share) => {
      const { scrollHeight } = document.documentElement;
      window.scrollTo(0, (scrollHeight - innerHeight) * share);
    }, part);
  await scrollTo(0.5);
  await expect.poll(() => progress(page)).toBeCloseTo(0.5, 2);
  await scrollTo(1);
  await expect.poll(() => progress(page)).toBeCloseTo(1, 2);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expect.poll(() => progress(page)).toBe(0);
  await page.emulateMedia({ reducedMotion: "no-preference", media: "print" });
  await expect(page.locator(".contents")).toBeHidden();
});

test("the byline estimates the time that reading takes", async ({ page }) => {
  await page.goto("/essays/field/");
  const words = (await page.locator(".prose > :is(p, .claim)[id]").allInnerTexts()).join(" ");
  const minutes = words.split(/\s+/).length / 200;
  const stated = await page.locator(".byline").textContent();
  const estimate = Number(stated?.match(/(\d+) min read/)?.[1]);
  expect(estimate).toBeGreaterThan(minutes / 1.5);
  expect(estimate).toBeLessThan(minutes * 1.5);
});

test("essays lead to each other in the order of the debate, and to the points ahead", async ({
  page,
}) => {
  await page.goto(essay);
  const around = page.getByRole("navigation", { name: "Around this essay" });
  const titles = await around.locator("a[href^='/points/']").allTextContents();
  const places = titles.map((title) => points.findIndex((point) => point.title === title));
  expect(places).toHaveLength(3);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(points.findIndex(({ id }) => id === "polynomial"));
  await around.locator("[rel=next]").click();
  await expect(page).toHaveURL("/essays/bic-vs-llc/");
  await around.locator("[rel=prev]").click();
  await expect(page).toHaveURL(essay);
});

test("the points lead to each other from the first to the last", () => {
  const { pages } = readSite("dist");
  const next = (id: string) =>
    pages.get(`/points/${id}/`)?.querySelector("[rel=next]")?.getAttribute("href");
  expect(points.map(({ id }) => next(id))).toEqual([
    ...points.slice(1).map(({ id }) => `/points/${id}/`),
    undefined,
  ]);
});

test("what other sections refer to names them, on essays and on points", async ({ page }) => {
  await page.goto(essay);
  const around = page.getByRole("navigation", { name: "Around this essay" });
  const entry = around.getByRole("listitem").filter({ hasText: "What this does not show" });
  await entry.getByRole("link", { name: "Figure 1" }).click();
  await expect(page).toHaveURL(`${essay}#fig-fit`);
  await entry.getByRole("link", { name: "What this does not show" }).click();
  await expect(page.locator("#what-this-does-not-show")).toBeInViewport();

  await page.goto("/points/polynomial/");
  await page.getByRole("listitem").getByRole("link", { name: "The question" }).click();
  await expect(page).toHaveURL(`${essay}#the-question`);
});
