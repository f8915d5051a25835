/** @file What /claims.json says about the site that was built last. */
import { expect, test } from "@playwright/test";
import type { z } from "astro/zod";
import type { claimsSchema } from "#citable/item.ts";
import { readSite } from "./budgets/site.ts";

const site = readSite("dist");
const read = (address: string) => JSON.parse(`${site.files.get(address)}`);
const { $schema, items }: z.infer<typeof claimsSchema> = read("/claims.json");

test("everything that can be cited stands where the index says", () => {
  expect(items).not.toEqual([]);
  const lost = items.filter(({ url }) => {
    const { pathname, hash } = new URL(url);
    const page = site.pages.get(pathname);
    return !page || (hash !== "" && !page.querySelector(`[id="${hash.slice(1)}"]`));
  });
  expect(lost).toEqual([]);
});

test("the index names its schema, and the schema is there", () => {
  expect(read(new URL($schema).pathname)).toMatchObject({
    $schema: "https://json-schema.org/draft/2020-12/schema",
  });
});

test("every section, paragraph, list item, claim, figure and equation of an essay has an id", () => {
  const pages = [...site.pages].filter(([address]) => /^\/essays\/[^/]+\/$/.test(address));
  expect(pages).not.toEqual([]);
  const nameless = pages.flatMap(([address, page]) => {
    const blocks = page.querySelectorAll(
      ".prose > :is(h2, h3, p, figure, .claim, .equation, blockquote > p), .prose > :is(ul, ol) li",
    );
    // The site's own part begins with the references.
    const end = blocks.findIndex(({ id }) => id === "references");
    return blocks
      .slice(0, end)
      .filter(({ id }) => id === "")
      .map(({ textContent }) => `${address} ${textContent.slice(0, 60)}`);
  });
  expect(nameless).toEqual([]);
});
