/** @file What holds for every page of the site that was built last. */
import { expect, test } from "@playwright/test";
import { accessibilityFaults } from "./axe.ts";
import { readSite } from "./budgets/site.ts";
import { logTrouble } from "./trouble-log.ts";

/** The pages where a reader stays; those for link previews send readers on, and citing.test.ts reads them. */
const pages = new Map(
  [...readSite("dist").pages].filter(([address]) => !address.startsWith("/c/")),
);
for (const address of pages.keys()) {
  test.describe(address, () => {
    test("opens without complaint and asks nobody but the site", async ({ page, baseURL }) => {
      const trouble = logTrouble(page);
      const origins = new Set<string>();
      page.on("request", (request) => origins.add(new URL(request.url()).origin));
      await page.goto(address);
      expect(trouble).toEqual([]);
      expect([...origins]).toEqual([baseURL]);
    });

    test("fits every screen and gives axe nothing to find, light or dark", async ({ page }) => {
      await page.goto(address);
      for (const [width, ...colorSchemes] of [
        [1440, "light", "dark"],
        [768],
        [360, "light"],
      ] as const) {
        await page.setViewportSize({ width, height: 800 });
        const needed = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(needed).toBeLessThanOrEqual(width);
        for (const colorScheme of colorSchemes) {
          await page.emulateMedia({ colorScheme });
          expect(await accessibilityFaults(page), `${colorScheme} at ${width} px`).toEqual([]);
        }
      }
    });
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
