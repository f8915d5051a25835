/** @file The budgets of docs/architecture.md, held against the site that was built last. */
import { globSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, type Page, type Request, test } from "@playwright/test";
import { brokenReferences, foreignResources, repeatedIds } from "./budgets/faults.ts";
import { readSite } from "./budgets/site.ts";
import { sourceLines } from "./budgets/source-lines.ts";

const kB = 1000;
const MB = 1000 * kB;
const MiB = 1024 * 1024;

const site = readSite("dist");
const essays = [...site.pages.keys()].filter((address) => /^\/essays\/[^/]+\/$/.test(address));

test("the site has an essay to hold against the budgets", () => {
  expect(essays).not.toEqual([]);
});

for (const essay of essays) {
  test(`${essay} is light before a reader touches it`, async ({ page }) => {
    const requests = await readToTheEnd(page, essay);
    const weigh = (...types: string[]) =>
      gzippedBytes(requests.filter((request) => types.includes(request.resourceType())));
    expect(await weigh("document", "stylesheet"), "HTML and CSS").toBeLessThanOrEqual(60 * kB);
    expect(await weigh("script"), "JavaScript").toBeLessThanOrEqual(30 * kB);
    expect(await gzippedBytes(requests), "everything").toBeLessThanOrEqual(5 * MB);
  });
}

test("no file is too large for common static hosts", () => {
  const large = [...site.files].filter(([, content]) => content.length > 20 * MiB);
  expect(large.map(([address]) => address)).toEqual([]);
});

test("every recorded run is small enough to be drawn into a page", () => {
  const recordings = globSync("src/experiments/*/recorded/*.json");
  const large = recordings.filter((path) => gzipSync(readFileSync(path)).length > 100 * kB);
  expect(recordings).not.toEqual([]);
  expect(large).toEqual([]);
});

test("nothing is loaded from elsewhere", () => {
  expect(foreignResources(site)).toEqual([]);
});

test("every reference to the site itself leads to something", () => {
  expect(brokenReferences(site)).toEqual([]);
});

test("no page loads the same style twice", () => {
  const rulesOf = (sheet: string) => new Set(`${site.files.get(sheet)}`.match(/[^{}]+\{[^{}]*\}/g));
  const faults = [...site.pages].flatMap(([address, page]) => {
    const sheets = page.querySelectorAll("link[rel=stylesheet]");
    const seen = new Set<string>();
    return sheets.flatMap((sheet) => {
      const href = sheet.getAttribute("href") ?? "";
      const repeated = [...rulesOf(href)].filter((rule) => rule.length > 60 && seen.has(rule));
      for (const rule of rulesOf(href)) seen.add(rule);
      return repeated.map((rule) => `${address} has ${rule} again in ${href}`);
    });
  });
  expect(faults).toEqual([]);
});

test("no page uses an id twice", () => {
  expect(repeatedIds(site)).toEqual([]);
});

test("no source file is long", () => {
  const files = sourceLines();
  const lines = [...files.values()].sort((a, b) => a - b);
  const total = lines.reduce((sum, count) => sum + count, 0);
  console.log(`${total} source lines in ${lines.length} files, median ${lines[lines.length >> 1]}`);
  expect([...files].filter(([, count]) => count > 300)).toEqual([]);
});

/** Open a page and scroll through it without touching anything; return all that it asked for. */
async function readToTheEnd(page: Page, address: string): Promise<Request[]> {
  const requests = new Map<string, Request>();
  page.on("request", (request) => requests.set(request.url(), request));
  await page.goto(address);
  await page.evaluate(async () => {
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
      scrollTo({ top, behavior: "instant" });
      await new Promise(requestAnimationFrame);
    }
  });
  await page.waitForLoadState("networkidle");
  return [...requests.values()];
}

async function gzippedBytes(requests: Request[]): Promise<number> {
  const sizes = requests.map(async (request) => {
    const response = await request.response();
    return response ? gzipSync(await response.body()).length : 0;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
