/** @file The checks of validity.test.ts find what they are there to find. */
import { expect, test } from "@playwright/test";
import { siteOf } from "../budgets/site.ts";
import { feedFaults } from "./feed.ts";
import { htmlFaults, syntaxFaults } from "./html.ts";
import { articleFaults } from "./linked-data.ts";
import { sitemapFaults } from "./sitemap.ts";

const address = "https://a.example/rss.xml";
const feed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>A</title><link>https://a.example/</link>
<description>B</description><atom:link href="${address}" rel="self" type="application/rss+xml"/>
<item><title>C</title><link>https://a.example/c/</link><guid>https://a.example/c/</guid><description>D</description>
<pubDate>Sun, 22 Nov 2026 00:00:00 GMT</pubDate></item></channel></rss>`;

test("a good feed has no fault", () => expect(feedFaults(feed, address)).toEqual([]));

for (const [change, to, fault] of [
  ['version="2.0"', 'version="0.91"', "not RSS 2.0"],
  ["<description>B</description>", "", "The channel needs one <description>"],
  ["<link>https://a.example/c/", "<link>/c/", "Item 1 has a relative <link>"],
  ["<guid>https://a.example/c/", "<guid>c", "a guid that is no permanent link"],
  ["Sun, 22 Nov", "Mon, 22 Nov", "not RFC 822"],
  ["Sun, 22 Nov 2026 00:00:00 GMT", "2026-11-22", "not RFC 822"],
  ['rel="self"', 'rel="alternate"', "atom:link to itself"],
  ["<description>D", "<description>&lt;a href='/x/'&gt;", "the relative address /x/"],
] as const) {
  test(`a feed with ${to || `no ${change}`} is faulty`, () => {
    expect(feedFaults(feed.replace(change, to), address).join()).toContain(fault);
  });
}

test("a feed that is not well-formed is refused", () => {
  expect(() => feedFaults(feed.replace("</item>", ""), address)).toThrow();
});

test.describe("a sitemap", () => {
  const page = (path: string) => `<link rel="canonical" href="https://a.example${path}">`;
  const faultsOf = (entries: string) => {
    const ns = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
    const files = {
      "/": page("/"),
      "/b/": page("/b/"),
      "/c/": page("/b/"),
      "/sitemap-index.xml": `<sitemapindex ${ns}><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>`,
      "/s.xml": `<urlset ${ns}><url><loc>https://a.example/</loc></url>${entries}</urlset>`,
    };
    const buffers = Object.entries(files).map(([path, text]) => [path, Buffer.from(text)] as const);
    return sitemapFaults(siteOf(new Map(buffers)));
  };
  const entry = (path: string, more = "") =>
    `<url><loc>https://a.example${path}</loc>${more}</url>`;

  test("without fault has none", () => expect(faultsOf(entry("/b/"))).toEqual([]));
  for (const [name, entries, fault] of [
    ["misses a page", "", "https://a.example/b/ is not in the sitemap."],
    ["names a place twice", entry("/b/") + entry("/b/"), "https://a.example/b/ is twice."],
    [
      "names a page that another stands for",
      entry("/b/") + entry("/c/"),
      "https://a.example/c/ is no page that stands for itself.",
    ],
    [
      "has a date of another form",
      entry("/b/", "<lastmod>22 Nov</lastmod>"),
      "https://a.example/b/ has a bad <lastmod>.",
    ],
  ] as const) {
    test(`that ${name} is faulty`, () => expect(faultsOf(entries)).toEqual([fault]));
  }
});

test("an article without an author, and modified before it was published, is faulty", () => {
  const faults = articleFaults(
    '{"@type":"ScholarlyArticle","author":[],"datePublished":"2026-02-02","dateModified":"2026-01-01"}',
  );
  expect(faults).toContain("author is []");
  expect(faults).toContain("it was modified before it was published");
});

test("markup that the standard forbids is found", async () => {
  const page = (body: string) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A</title></head><body>${body}</body></html>`;
  expect(syntaxFaults("/", page("<p>A</p>"))).toEqual([]);
  expect(syntaxFaults("/", page('<p id="a" id="b">A</p>'))).toHaveLength(1);
  expect(await htmlFaults("/", page("<p>A</p>"))).toEqual([]);
  expect(await htmlFaults("/", page("<span><p>A</p></span>"))).toHaveLength(1);
});
