/** @file What a reader has whose browser runs no JavaScript. */
import { expect, type Locator, test } from "@playwright/test";
import { readPoints } from "#content/points.ts";
import { readSite } from "./budgets/site.ts";
import { readClaims } from "./claims.ts";
import { essayAddress, labAddress } from "./lab.ts";

test.use({ javaScriptEnabled: false });

const { pages } = readSite("dist");
const { points } = readPoints();

test("the map lists every point with its question and its claims, each with a link", async ({
  page,
}) => {
  await page.goto("/");
  for (const { id, question } of points)
    await expect(page.locator(`#${id} a[href="/points/${id}/"]`)).toContainText(question);
  for (const { point, side, short } of readClaims()) {
    const claim = page.locator(`a[href="/points/${point}/#${side.toLowerCase()}"]`);
    await expect(claim).toContainText(short);
    await expect(claim).toBeVisible();
  }
});

test("no page shows a control that would do nothing", async ({ page }) => {
  const addresses = [...pages.keys()];
  // All pages for link previews are made alike; one stands for them.
  const alike = addresses.filter((address) => address.startsWith("/c/")).slice(1);
  for (const address of addresses.filter((each) => !alike.includes(each))) {
    await page.goto(address);
    const controls = page.locator("button, input, select, textarea");
    await expect(controls.filter({ visible: true }), address).toHaveCount(0);
  }
});

for (const address of [labAddress, essayAddress]) {
  test(`${address} draws the recorded run and says what needs JavaScript`, async ({ page }) => {
    await page.goto(address);
    const figures = page.locator(".experiment");
    expect(await figures.count()).toBeGreaterThan(0);
    for (const figure of await figures.all())
      expect(await drawnPoints(figure)).toBeGreaterThan(100);
    await expect(page.locator("noscript > p")).toContainText("needs JavaScript");
    await expect(page.locator(".summary")).toContainText("Recorded run:");
  });
}

test("the lab has the recorded numbers in tables", async ({ page }) => {
  await page.goto(labAddress);
  const tables = page.locator(".experiment table");
  expect(await tables.count()).toBeGreaterThan(1);
  for (const table of await tables.all()) {
    const fold = table.locator("xpath=ancestor::details[not(@open)]/summary");
    if (await fold.count()) await fold.click();
    await expectNumbers(table);
  }
});

test("the essay leads from every figure to its recorded numbers", async ({ page }) => {
  await page.goto(essayAddress);
  const links = page.locator(".experiment details a");
  const panels = await page.locator(".experiment").count();
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  expect(addresses).toHaveLength(panels + 1);
  for (const [i, address] of addresses.entries()) {
    await page.goto(essayAddress);
    await page
      .locator(".experiment details", { has: page.locator("a") })
      .nth(i)
      .click();
    await links.nth(i).click();
    await expect(page).toHaveURL(address ?? "");
    await expectNumbers(page.locator(":target table"));
  }
});

test("the essay has its formulas, its measured numbers, its citations and their references", async ({
  page,
}) => {
  await page.goto(essayAddress);
  const text = page.locator("article");
  await expect(text.locator(".katex-html").first()).toBeVisible();
  await expect(text.locator(".katex-error")).toHaveCount(0);
  await expect(text.locator(".measured").first()).toHaveText(/\d/);
  const cited = await text
    .locator(".cite a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(cited).not.toEqual([]);
  for (const reference of new Set(cited)) await expect(text.locator(reference)).toBeVisible();
});

async function expectNumbers(table: Locator): Promise<void> {
  await expect(table).toBeVisible();
  const numbers = table.locator("tbody td").filter({ hasText: /\d/, visible: true });
  expect(await numbers.count()).toBeGreaterThan(1);
}

/** Count the corners of all lines that a figure draws: two numbers each. */
function drawnPoints(figure: Locator): Promise<number> {
  return figure
    .locator("svg[role=img] path:visible")
    .evaluateAll((paths) =>
      paths
        .map((path) => (path.getAttribute("d")?.match(/-?[\d.]+/g)?.length ?? 0) / 2)
        .reduce((a, b) => a + b, 0),
    );
}
