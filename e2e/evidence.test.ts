/** @file What a claim rests on and where a number comes from, a link away. */
import { expect, test } from "@playwright/test";
import type { CitableItem } from "#citable/item.ts";
import { readSite } from "./budgets/site.ts";
import { essayAddress, labAddress } from "./lab.ts";

const site = readSite("dist");
const items: CitableItem[] = JSON.parse(`${site.files.get("/claims.json")}`).items;
const claims = items.filter(({ kind }) => kind === "claim");

test("every claim has a status in words and evidence that exists", () => {
  expect(claims.length).toBeGreaterThan(1);
  const words = { measured: "Measured here", literature: "From the literature", argued: "Argued" };
  for (const { id, url, status, evidence = [] } of claims) {
    const { pathname, hash } = new URL(url);
    const place = site.pages.get(pathname)?.querySelector(`[id="${hash.slice(1)}"]`);
    expect(status, id).toBeTruthy();
    for (const text of [place?.textContent, site.pages.get(`/c/${id}/`)?.textContent])
      expect(text, id).toContain(status && words[status]);
    for (const { url: at, title } of evidence) {
      const target = new URL(at);
      const page = site.pages.get(target.pathname);
      expect(page, at).toBeDefined();
      if (target.hash)
        expect(page?.querySelector(`[id="${target.hash.slice(1)}"]`), at).toBeTruthy();
      expect(place?.textContent).toContain(title);
    }
  }
});

test("every result, claim, point and section has a block for previews on its page", () => {
  for (const { id } of items)
    expect(site.pages.get(`/c/${id}/`)?.querySelectorAll("[data-preview-body]"), id).toHaveLength(
      1,
    );
});

test("results that share a title are one value of one run", () => {
  const results = items.filter(({ kind }) => kind === "result");
  for (const [title, alike] of Map.groupBy(results, ({ title }) => title)) {
    const values = new Set(alike.map(({ measured }) => `${measured?.run} ${measured?.value}`));
    expect(values.size, title).toBe(1);
  }
});

test("a number in an essay leads to its run, seeds, spread and command, and stays there", async ({
  page,
}) => {
  await page.goto(essayAddress);
  const number = page.locator(".measured").first();
  await expect(number).not.toHaveAttribute("title");
  const text = (await number.textContent()) ?? "";
  await number.click();
  await expect(page).toHaveURL(/\/c\/polynomial-vs-network-network-inside\/$/);
  const body = page.locator("[data-preview-body]");
  await expect(body).toContainText(text.slice(0, 3));
  for (const fact of [
    "polynomial-vs-network/default",
    "median of 10 seeds",
    "first and third quartile",
    "npm run -s experiment -- run polynomial-vs-network --preset default --json",
  ])
    await expect(body).toContainText(fact);
  await body.getByRole("link", { name: "Cite this result" }).click();
  await expect(page.getByText("@misc{cruxes-polynomial-vs-network-network-inside")).toBeVisible();
});

test("each measured value of an experiment leads to its page", async ({ page }) => {
  await page.goto(labAddress);
  const rows = page.locator(".experiment details tbody th a[href^='/c/']");
  const ids = items.filter(({ kind, url }) => kind === "result" && url.endsWith(labAddress));
  const links = await rows.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  expect(new Set(links)).toEqual(new Set(ids.map(({ id }) => `/c/${id}/`)));
});

test("a measured number shows its run, seeds, spread and command on hover and on focus", async ({
  page,
}) => {
  await page.goto(essayAddress);
  const number = page.locator(".measured").first();
  const preview = page.getByRole("dialog", { name: /Network \(Wave with a kink\)/ });
  await number.hover();
  for (const fact of ["polynomial-vs-network/default", "median of 10 seeds", "--preset default"])
    await expect(preview).toContainText(fact);
  await page.keyboard.press("Escape");
  await expect(preview).toBeHidden();
  await page.mouse.move(0, 0);
  await page.locator(".measured").nth(1).focus();
  await page.keyboard.press("Shift+Tab");
  await expect(preview).toContainText("first and third quartile");
});
