/** @file Citing and sharing a passage of an essay. */
import { expect, type Page, test } from "@playwright/test";
import { accessibilityFaults } from "./axe.ts";
import { logTrouble } from "./trouble-log.ts";

const essay = "/essays/polynomial/";
const panelOn = (page: Page) => {
  const dialog = page.getByRole("dialog", { name: "Cite or share" });
  return {
    dialog,
    passage: dialog.getByLabel("Passage"),
    format: dialog.getByLabel("Format"),
    citation: dialog.getByLabel("Citation"),
    status: dialog.getByRole("status"),
    press: (name: string) => dialog.getByRole("button", { name }).click(),
  };
};
const firstParagraph = (page: Page) => page.locator(".prose > p[id]").first();

/** Select words of a passage as a reader would who drags over them. */
async function selectWords(page: Page, passage: string, words: string): Promise<void> {
  await page.evaluate(
    ([selector, sought]) => {
      const walker = document.createTreeWalker(
        document.querySelector(selector) ?? document.body,
        NodeFilter.SHOW_TEXT,
      );
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node as Text).data.indexOf(sought);
        if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + sought.length);
      }
    },
    [passage, words] as const,
  );
}

test("by keyboard: a heading's link opens the panel, Escape closes it and gives the focus back", async ({
  page,
}) => {
  const trouble = logTrouble(page);
  await page.goto(essay);
  const link = page.locator("h2#the-question [data-cite]");
  await link.focus();
  await page.keyboard.press("Enter");
  const { dialog, passage, format, citation } = panelOn(page);
  await expect(dialog).toBeVisible();
  await expect(passage).toHaveValue("polynomial-the-question");
  await expect(citation).toHaveValue(/^@misc\{cruxes-polynomial-the-question-v/);
  const now = new Date();
  await expect(citation).toHaveValue(new RegExp(`Accessed ${now.getFullYear()}-`));

  await passage.selectOption("polynomial-fig-fit");
  await format.selectOption("RIS");
  await expect(citation).toHaveValue(/^TY {2}- ELEC[\s\S]*#fig-fit[\s\S]*ER {2}- /);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(link).toBeFocused();
  expect(trouble).toEqual([]);
});

test("by mouse: the button at a passage cites it, and stays out of the order of focus", async ({
  page,
}) => {
  await page.goto(essay);
  await firstParagraph(page).hover();
  const button = page.getByRole("button", { name: "Cite", exact: true });
  await expect(button).toHaveAttribute("tabindex", "-1");
  await button.click();
  const { passage } = panelOn(page);
  const id = await firstParagraph(page).getAttribute("id");
  await expect(passage).toHaveValue(`polynomial-${id}`);
});

test("by touch, on a phone: a tap on a passage offers the button", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    hasTouch: true,
    viewport: { width: 360, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(essay);
  await firstParagraph(page).tap({ position: { x: 40, y: 60 } });
  const button = page.getByRole("button", { name: "Cite", exact: true });
  const box = await button.boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  expect(box?.width).toBeGreaterThanOrEqual(44);
  await button.tap();
  const { dialog } = panelOn(page);
  await expect(dialog).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page), colorScheme).toEqual([]);
  }
  await context.close();
});

test("nothing of it is loaded before it is asked for, and nothing moves", async ({ page }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(essay);
  const place = () =>
    firstParagraph(page).evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y + scrollY, width, height];
    });
  const before = await place();
  await firstParagraph(page).hover();
  await expect(page.getByRole("button", { name: "Cite", exact: true })).toBeVisible();
  expect(await place()).toEqual(before);
  await page.waitForLoadState("networkidle");
  expect(requests.filter((url) => /panel|\/cite\//.test(url))).toEqual([]);
});

test("Copy link copies the place, and after a selection the very words, to which Chromium scrolls", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(essay);
  await page.locator("h2#references").scrollIntoViewIfNeeded();
  const last = page.locator(".prose > p[id]").last();
  const id = await last.getAttribute("id");
  await last.hover();
  await page.getByRole("button", { name: "Cite", exact: true }).click();
  const { press, status, dialog } = panelOn(page);
  await press("Copy link");
  await expect(status).toHaveText("Copied.");
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  expect(await copied()).toBe(new URL(`${essay}#${id}`, page.url()).href);
  await press("Close");

  const words = "right on its data and useless elsewhere";
  await selectWords(page, ".prose", words);
  await firstParagraph(page).hover();
  await page.getByRole("button", { name: "Cite", exact: true }).click();
  await expect(dialog.locator("blockquote")).toHaveText(words);
  await press("Copy link");
  await expect(status).toHaveText("Copied.");
  const link = await copied();
  const paragraph = await firstParagraph(page).getAttribute("id");
  expect(link).toContain(`${essay}#${paragraph}:~:text=`);

  // Without the id, only the text directive can bring the words into view.
  const other = await context.newPage();
  await other.setViewportSize({ width: 800, height: 300 });
  await other.goto(link.replace(/#.*?:~:/, "#:~:"));
  await expect.poll(() => other.evaluate(() => scrollY)).toBeGreaterThan(200);
  await expect(other.getByText("basically just a lookup")).toBeInViewport();
});

test("Copy for a forum copies rich text and Markdown: quotation, link, picture", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(essay);
  await page.locator("h2#the-question [data-cite]").click();
  const { passage, press, status } = panelOn(page);
  await passage.selectOption("polynomial-naive-polynomial-fails");
  await press("Copy for a forum");
  await expect(status).toHaveText("Copied.");
  const [html, markdown] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const textOf = async (type: string) => (await item?.getType(type))?.text();
    return [await textOf("text/html"), await textOf("text/plain")];
  });
  expect(html).toMatch(/<blockquote>.*<a href="[^"]*\/c\/polynomial-naive-polynomial-fails\/"/);
  expect(html).toMatch(/<img src="[^"]*\/c\/polynomial-naive-polynomial-fails\.png"/);
  expect(markdown).toMatch(/^> Fitted .*\n\n\[.*\]\(<.*\/c\/.*\/>\).*\n\n\[!\[/);
});

test("a page for previews sends a reader on to the place", async ({ page }) => {
  await page.goto("/");
  await page.goto("/c/polynomial-fig-bits/", { waitUntil: "commit" });
  await page.waitForURL(`**${essay}#fig-bits`);
  await expect(page.locator("#fig-bits")).toBeInViewport();
  await page.goBack();
  await expect(page).toHaveURL("/");
});

test("a page for previews keeps a reader who asks for its citations", async ({ page }) => {
  await page.goto("/points/polynomial/");
  await page.getByRole("link", { name: "Cite", exact: true }).click();
  await expect(page).toHaveURL("/c/point-polynomial/#cite");
  await expect(page.getByText("@misc{cruxes-point-polynomial")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page), colorScheme).toEqual([]);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a page for previews reads, and leads on", async ({ page }) => {
    await page.goto("/c/polynomial-naive-polynomial-fails/");
    await expect(page.locator("article")).toContainText("fails even among its own samples");
    await page.getByRole("link", { name: "Read it in its place" }).click();
    await expect(page).toHaveURL(new RegExp(`${essay}#naive-polynomial-fails$`));
  });

  test("a heading's link leads to its citations in every format", async ({ page }) => {
    await page.goto(essay);
    await page.locator("h2#the-question [data-cite]").click();
    const entry = page.locator("#polynomial-the-question");
    await entry.getByText("Formats").click();
    for (const sign of ["@misc{", "@online{", "TY  - ELEC", '"type": "webpage"', "/c/polynomial"])
      await expect(entry).toContainText(sign);
  });
});
