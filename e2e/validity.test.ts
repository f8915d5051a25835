/** @file Every document of the site that was built last follows the standard of its kind. */
import { expect, test } from "@playwright/test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { samplePages } from "./budgets/sample.ts";
import { readSite } from "./budgets/site.ts";
import { feedFaults } from "./validity/feed.ts";
import { htmlFaults, syntaxFaults } from "./validity/html.ts";
import { articleFaults } from "./validity/linked-data.ts";
import { sitemapFaults } from "./validity/sitemap.ts";

const site = readSite("dist");
const read = (address: string) => `${site.files.get(address)}`;
const essays = [...site.pages].filter(([address]) => /^\/essays\/[^/]+\/$/.test(address));

test("every kind of page follows the HTML standard", async () => {
  const addresses = samplePages(site);
  expect(addresses.length).toBeGreaterThan(20);
  const faults = await Promise.all(addresses.map((page) => htmlFaults(page, read(page))));
  expect(faults.flat()).toEqual([]);
});

test("no page has an error of syntax", () => {
  const faults = [...site.pages.keys()].flatMap((page) => syntaxFaults(page, read(page)));
  expect(faults).toEqual([]);
});

test("the feed follows the rules of RSS 2.0 and of the feed validator", () => {
  expect(feedFaults(read("/rss.xml"), `${site.origin}/rss.xml`)).toEqual([]);
});

test("the sitemap follows its schema and lists every page that stands for itself", () => {
  expect(sitemapFaults(site)).toEqual([]);
});

test("every essay describes itself as an article of schema.org", () => {
  expect(essays).not.toEqual([]);
  for (const [address, page] of essays) {
    const descriptions = page.querySelectorAll('script[type="application/ld+json"]');
    expect(descriptions).toHaveLength(1);
    for (const { textContent } of descriptions)
      expect(articleFaults(textContent), address).toEqual([]);
  }
});

test("the index of claims follows its own schema, and names nothing twice", () => {
  const validate = new Ajv2020({
    allErrors: true,
    formats: { uri: URL.canParse, date: true },
  }).compile(JSON.parse(read("/claims.schema.json")));
  const claims = JSON.parse(read("/claims.json"));
  validate(claims);
  expect(validate.errors).toBeNull();
  const ids = claims.items.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
