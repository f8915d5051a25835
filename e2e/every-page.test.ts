/** @file What holds for every page of the site that was built last. */
import { expect, type Page, test } from "@playwright/test";
import { accessibilityFaults } from "./axe.ts";
import { samplePages } from "./budgets/sample.ts";
import { readSite } from "./budgets/site.ts";
import { logTrouble } from "./trouble-log.ts";

const site = readSite("dist");
/** The pages where a reader stays; those for link previews send readers on. */
const pages = new Map([...site.pages].filter(([address]) => !address.startsWith("/c/")));

/** A page for link previews keeps a reader who comes to cite. */
const stay = (address: string) => (address.startsWith("/c/") ? `${address}#cite` : address);

for (const address of samplePages(site)) {
  test.describe(address, () => {
    for (const width of [1440, 768, 360]) {
      test(`at ${width} px it opens without complaint, asks nobody but the site, stands still, fits, and gives axe nothing to find`, async ({
        page,
        baseURL,
      }) => {
        const trouble = logTrouble(page);
        const origins = new Set<string>();
        page.on("request", (request) => origins.add(new URL(request.url()).origin));
        await page.setViewportSize({ width, height: 800 });
        await page.goto(stay(address));
        expect(await layoutShift(page)).toBeLessThanOrEqual(0.02);
        const needed = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(needed).toBeLessThanOrEqual(width);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await accessibilityFaults(page), colorScheme).toEqual([]);
        }
        expect(trouble).toEqual([]);
        expect([...origins]).toEqual([baseURL]);
      });
    }
  });
}

/** Read a page to its end and sum what moved since it began to load. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let sum = 0;
    const count = (entries: PerformanceEntryList) => {
      for (const entry of entries) sum += (entry as PerformanceEntry & { value: number }).value;
    };
    const observer = new PerformanceObserver((list) => count(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    await document.fonts.ready;
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
      scrollTo({ top, behavior: "instant" });
      await new Promise(requestAnimationFrame);
    }
    scrollTo({ top: 0, behavior: "instant" });
    await new Promise((resolve) => setTimeout(resolve, 50));
    count(observer.takeRecords());
    return sum;
  });
}

test("every page has one first heading, and none below it skips a level", () => {
  const faults = [...pages].flatMap(([address, document]) => {
    const headings = document.querySelectorAll("h1, h2, h3, h4, h5, h6");
    const levels = headings.map(({ tagName }) => Number(tagName[1]));
    const firsts = levels.filter((level) => level === 1).length;
    const skips = headings.filter((_, i) => (levels[i] ?? 0) > (levels[i - 1] ?? 0) + 1);
    return [
      ...(firsts === 1 ? [] : [`${address} has ${firsts} first headings`]),
      ...skips.map(({ textContent }) => `${address} skips a level at "${textContent.trim()}"`),
    ];
  });
  expect(faults).toEqual([]);
});

for (const [name, selector] of [
  ["title", "title"],
  ["description", "meta[name=description]"],
] as const) {
  test(`every page has a ${name} of its own`, () => {
    const texts = [...pages].map(([address, document]) => {
      const element = document.querySelector(selector);
      return { address, text: element?.getAttribute("content") ?? element?.textContent ?? "" };
    });
    const faults = texts.filter(
      ({ address, text }) =>
        text.trim() === "" ||
        texts.some((other) => other.address !== address && other.text === text),
    );
    expect(faults).toEqual([]);
  });
}
