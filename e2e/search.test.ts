/** @file Finding something by its words. */
import { expect, type Page, test } from "@playwright/test";
import { accessibilityFaults } from "./axe.ts";
import { readSite } from "./budgets/site.ts";
import { logTrouble } from "./trouble-log.ts";

const essay = "/essays/polynomial/";

const searchOn = (page: Page) => {
  const dialog = page.getByRole("dialog", { name: "Search" });
  return {
    dialog,
    opener: page.getByRole("banner").getByRole("link", { name: "Search" }),
    field: dialog.getByRole("searchbox"),
    status: dialog.getByRole("status"),
    results: dialog.getByRole("listitem").getByRole("link"),
  };
};

/** Open the search and look for words. */
async function look(page: Page, words: string) {
  const search = searchOn(page);
  await page.keyboard.press("/");
  await search.field.fill(words);
  return search;
}

test("its link opens it, Escape closes it and gives the focus back", async ({ page }) => {
  const trouble = logTrouble(page);
  await page.goto(essay);
  const { dialog, opener, field } = searchOn(page);
  await opener.click();
  await expect(field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await opener.click();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
  expect(trouble).toEqual([]);
});

for (const key of ["/", "Control+k", "Meta+k"]) {
  test(`${key} opens it, and Escape gives the focus back`, async ({ page }) => {
    await page.goto(essay);
    const link = page.locator("h2#the-question [data-cite]");
    await link.focus();
    await page.keyboard.press(key);
    await expect(searchOn(page).field).toBeFocused();
    await expect(searchOn(page).field).toHaveValue("");
    await page.keyboard.press("Escape");
    await expect(link).toBeFocused();
  });
}

test("in a field / is a letter, and a reader can turn the key off for good", async ({ page }) => {
  await page.goto(essay);
  const { dialog, field } = await look(page, "a");
  await field.press("/");
  await expect(field).toHaveValue("a/");
  await dialog.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await page.reload();
  await page.keyboard.press("/");
  await page.keyboard.press("Control+k");
  await expect(field).toHaveValue("");
  await expect(dialog.getByRole("checkbox")).not.toBeChecked();
});

test("arrows go along the results and back to the field, Enter opens one", async ({ page }) => {
  await page.goto("/");
  const { field, results } = await look(page, "lookup table");
  await expect(results.nth(2)).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(results.first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(results.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(field).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("s");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("lookup tables");
  const generalises = results.filter({ hasText: "A table that generalises" });
  await generalises.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${essay}#a-table-that-generalises`);
  await expect(page.locator("#a-table-that-generalises")).toBeInViewport();
});

test("Enter in the field opens the best result; on the same page the search gives way", async ({
  page,
}) => {
  await page.goto(essay);
  const { dialog } = await look(page, "knows nothing of the next label, so it saves nothing");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#how-many-bits$/);
  await expect(dialog).toBeHidden();
  await expect(page.locator("#how-many-bits")).toBeInViewport();
});

for (const [kind, words, address] of [
  ["Section", "more parameters", `${essay}#more-parameters`],
  ["Claim", "the first claim is true of a basis and a prior", `${essay}#prior-not-polynomial`],
  ["Figure", "bits for the labels so far", `${essay}#fig-bits`],
  ["Point", "infosec", "/points/infosec/"],
  ["Position", "polynomial of degree 175 billion", "/points/polynomial/#b"],
  ["Experiment", "polynomial network parameters", "/experiments/polynomial-vs-network/"],
  ["Term", "activation patching", "/glossary/#activation-patching"],
  ["Work", "double descent Belkin", "/bibliography/#ref-belkin2019"],
  ["Page", "npm run experiment seeds", "/method/"],
] as const) {
  test(`finds a ${kind.toLowerCase()} by its words`, async ({ page }) => {
    await page.goto("/");
    const { results } = await look(page, words);
    const found = results.filter({ hasText: kind }).and(page.locator(`[href="${address}"]`));
    await expect(found).toBeVisible();
  });
}

test("marks the words in what it found", async ({ page }) => {
  await page.goto("/");
  const { results } = await look(page, "Goldowsky");
  await expect(results.locator("mark")).toHaveText(/Goldowsky/);
});

test("what is typed is text, and so is what comes back", async ({ page }) => {
  const trouble = logTrouble(page);
  const query = "<img src=x onerror=alert(1)>zq";
  page.on("dialog", () => trouble.push("a script ran"));
  await page.goto(`/search/?q=${encodeURIComponent(query)}`);
  const main = page.getByRole("main");
  await expect(main.getByRole("searchbox")).toHaveValue(query);
  await expect(main.getByRole("status")).not.toHaveText(/^Looks in/);
  await expect(main.locator("img")).toHaveCount(0);
  await main.getByRole("searchbox").fill("<b>zqzq</b>");
  await expect(main.getByRole("status")).toContainText("Nothing found for “<b>zqzq</b>”");
  await expect(main.locator("b")).toHaveCount(0);
  expect(trouble).toEqual([]);
});

for (const words of ["zqzqzq", "wqxpolynom"]) {
  test(`says that "${words}" was not found, and what else to try`, async ({ page }) => {
    await page.goto("/");
    const { status, results } = await look(page, words);
    await expect(status).toContainText(`Nothing found for “${words}”`);
    await expect(status.getByRole("link", { name: "the map" })).toBeVisible();
    await expect(results).toHaveCount(0);
    await searchOn(page).field.fill("");
    await expect(status).toContainText("Looks in");
  });
}

test("says so when the index cannot be loaded, and finds again once it can", async ({ page }) => {
  await page.route("**/pagefind/**", (route) => route.abort());
  await page.goto("/");
  const { status, field, results } = await look(page, "polynomial");
  await expect(status).toContainText("could not be loaded");
  await page.unroute("**/pagefind/**");
  await field.fill("giant polynomial");
  await expect(results.first()).toBeVisible();
});

for (const part of [
  "pagefind-entry.json*",
  "wasm.en.pagefind",
  "*.pf_meta",
  "*.pf_index",
  "*.pf_fragment",
]) {
  test(`says so when only ${part} is missing, and finds once it is there`, async ({ page }) => {
    await page.route(`**/${part}`, (route) => route.abort());
    await page.goto("/");
    const { status, field, results } = await look(page, "polynomial");
    await expect(status).toContainText("could not be loaded");
    await page.unroute(`**/${part}`);
    await field.fill("giant polynomial");
    await expect(results.first()).toBeVisible();
  });
}

test("a search has an address, which follows what is typed", async ({ page }) => {
  await page.goto("/search/?q=giant");
  const main = page.getByRole("main");
  await expect(main.getByRole("listitem").first()).toContainText("giant");
  await main.getByRole("searchbox").fill("lookup & table");
  await expect(page).toHaveURL("/search/?q=lookup+%26+table");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  await expect(main.getByRole("searchbox")).toBeFocused();
});

test("many results lead on to the page with all of them", async ({ page }) => {
  await page.goto("/");
  const { status } = await look(page, "network");
  await status.getByRole("link", { name: /^\d+ results$/ }).click();
  await expect(page).toHaveURL("/search/?q=network");
  await expect(page.getByRole("main").getByRole("status")).toHaveText(/(^|of )\d+ results$/);
});

test("needs no more of a content security policy than to run its own WebAssembly", async ({
  page,
}) => {
  const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";
  await page.route("**/search/?q=*", async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "content-security-policy": policy };
    await route.fulfill({ response, headers });
  });
  await page.goto("/search/?q=giant");
  await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
  const field = page.getByRole("main").getByRole("searchbox");
  expect(await field.evaluate((input) => input.getBoundingClientRect().height)).toBe(44);
});

test("loads nothing of itself before it is asked for", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(essay);
  await page.waitForLoadState("networkidle");
  expect(asked.filter((path) => /pagefind|dialog|search-view/.test(path))).toEqual([]);
  await look(page, "polynomial");
  await expect(searchOn(page).results.first()).toBeVisible();
  expect(asked.filter((path) => path.startsWith("/pagefind/"))).not.toEqual([]);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 360]) {
    test(`fits ${width} px and gives axe nothing to find, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await page.goto(essay);
      const { dialog, results } = await look(page, "polynomial");
      await expect(results.nth(5)).toBeAttached();
      expect(await accessibilityFaults(page)).toEqual([]);
      const box = await dialog.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? width)).toBeLessThanOrEqual(width);
      expect((box?.y ?? 0) + (box?.height ?? 800)).toBeLessThanOrEqual(800);
      for (const target of [searchOn(page).opener, dialog.getByRole("button"), results.first()])
        expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    });
  }
}

test("every place that can be found is there", () => {
  const site = readSite("dist");
  const parts = [...site.files.keys()].filter((address) => address.startsWith("/pagefind/"));
  const listed: string[] = JSON.parse(`${site.files.get("/pagefind/data.json")}`);
  expect(listed).not.toEqual([]);
  expect(listed.filter((path) => !parts.includes(`/pagefind/${path}`))).toEqual([]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("its link leads to a page that says what to do", async ({ page }) => {
    await page.goto("/");
    await searchOn(page).opener.click();
    await expect(page).toHaveURL("/search/");
    await expect(page.locator("noscript > p")).toContainText("needs JavaScript");
    await expect(page.getByRole("main").getByRole("link", { name: "claims.json" })).toBeVisible();
  });
});

test("an unknown address offers pages like it and a search for its words", async ({ page }) => {
  await page.goto("/points/auditing-deceptoin/");
  const main = page.getByRole("main");
  await expect(main.getByRole("listitem").first()).toHaveText("Auditing for deception");
  await main.getByRole("link", { name: "search" }).click();
  await expect(page).toHaveURL("/search/?q=auditing+deceptoin");
});
