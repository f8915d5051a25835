/** @file What programs read of an essay and of the things in it: previewers, reference managers, search engines, feed readers. */
import { type APIRequestContext, expect, test } from "@playwright/test";
import { parse } from "node-html-parser";
import sharp from "sharp";
import type { CitableItem } from "#citable/item.ts";
import { readPreview } from "./link-previewer.ts";
import { readCoins, readEmbedded } from "./reference-manager.ts";

const slug = "polynomial";
const read = async (request: APIRequestContext, path: string) => (await request.get(path)).text();
const readItems = async (request: APIRequestContext): Promise<CitableItem[]> =>
  JSON.parse(await read(request, "/claims.json")).items;
const pathOf = (address = "") => new URL(address).pathname;

test("every citable thing has a page that a previewer understands", async ({ request }) => {
  const items = await readItems(request);
  expect(items.length).toBeGreaterThan(50);
  for (const { id, kind, date } of items) {
    const response = await request.get(`/c/${id}/`);
    expect(response.status()).toBe(200);
    expect(response.headers()["content-type"]).toContain("text/html");
    const html = await response.text();
    expect(html.length, id).toBeLessThan(40_000);
    const { title, text, image, site } = readPreview(html);
    expect(title?.length, id).toBeGreaterThan(8);
    expect(text?.length, id).toBeGreaterThanOrEqual(kind === "equation" ? 3 : 12);
    expect(text, id).not.toMatch(/\\[a-z]|\$/);
    expect(image, id).toMatch(/^https?:\/\/.*\.png$/);
    expect(site).toBe("Cruxes");
    expect(readEmbedded(html)).toMatchObject({
      itemType: "webpage",
      creators: ["The Cruxes authors"],
      date: date.replaceAll("-", "/"),
      website: "Cruxes",
    });
  }
});

test("a thing's page points to the essay as the original, and a reference manager to its place", async ({
  request,
}) => {
  const html = await read(request, `/c/${slug}-the-question/`);
  const document = parse(html);
  const canonical = document.querySelector("link[rel=canonical]")?.getAttribute("href");
  expect(pathOf(canonical)).toBe(`/essays/${slug}/`);
  expect(readEmbedded(html).url).toBe(`${canonical}#the-question`);
  const shown = document.querySelector("meta[property='og:url']")?.getAttribute("content");
  expect(pathOf(shown)).toBe(`/c/${slug}-the-question/`);
});

test("an essay is a web page with authors, dates and one reference for each work it cites", async ({
  request,
}) => {
  const html = await read(request, `/essays/${slug}/`);
  const document = parse(html);
  expect(readEmbedded(html)).toMatchObject({
    itemType: "webpage",
    title: document.querySelector("h1")?.textContent,
    creators: ["The Cruxes authors"],
    date: expect.stringMatching(/^\d{4}\/\d\d\/\d\d$/),
  });
  const references = document
    .querySelectorAll("meta[name=citation_reference]")
    .map((tag) => tag.getAttribute("content"));
  expect(references).toHaveLength(document.querySelectorAll(".references > li").length);
  for (const reference of references) {
    expect(reference).toMatch(/^citation_title=[^;]+;citation_author=/);
    expect(reference).toMatch(/;citation_publication_date=\d{4}/);
  }
});

for (const address of ["/", `/essays/${slug}/`, "/points/polynomial/", `/c/${slug}/`]) {
  test(`${address} has a picture of 1200 by 630 pixels`, async ({ request }) => {
    const { image } = readPreview(await read(request, address));
    const picture = await request.get(pathOf(image));
    expect(picture.headers()["content-type"]).toBe("image/png");
    const body = await picture.body();
    expect(body.length).toBeLessThan(300_000);
    expect(await sharp(body).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
  });
}

test("JSON-LD describes the essay and every part of it by its page", async ({ request }) => {
  const document = parse(await read(request, `/essays/${slug}/`), {
    blockTextElements: { script: true },
  });
  const text = document.querySelector("script[type='application/ld+json']")?.textContent ?? "";
  const article = JSON.parse(text);
  expect(article).toMatchObject({
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    headline: document.querySelector("h1")?.textContent,
    author: [{ name: "The Cruxes authors" }],
    version: expect.any(String),
  });
  const items = await readItems(request);
  const parts = items.filter(
    ({ essay, kind }) => essay === slug && ["section", "claim", "figure"].includes(kind),
  );
  expect(article.hasPart.map((part: { "@id": string }) => pathOf(part["@id"]))).toEqual(
    parts.map(({ id }) => `/c/${id}/`),
  );
});

test("a reference manager finds every passage of an essay on its page of citations", async ({
  request,
}) => {
  const items = (await readItems(request)).filter(({ id, essay }) => id === slug || essay === slug);
  const found = readCoins(await read(request, `/cite/${slug}/`));
  expect(found).toHaveLength(items.length);
  for (const [i, { url, date, version }] of items.entries()) {
    expect(found[i]).toMatchObject({
      itemType: "webpage",
      creators: ["The Cruxes authors"],
      date,
      url: url.replace(/\/(#|$)/, `/?v=${version}$1`),
    });
    expect(found[i]?.title).toBeTruthy();
  }
});

test("the feed follows the rules of RSS 2.0", async ({ page, request }) => {
  const xml = await read(request, "/rss.xml");
  await page.goto("/404/");
  const feed = await page.evaluate((source) => {
    const document = new DOMParser().parseFromString(source, "text/xml");
    const one = (parent: Element | null, name: string) => parent?.querySelector(`:scope > ${name}`);
    const channel = document.querySelector("rss > channel");
    return {
      isBroken: document.querySelector("parsererror") !== null,
      version: document.documentElement.getAttribute("version"),
      channel: ["title", "link", "description"].map((name) => one(channel, name)?.textContent),
      self: document
        .getElementsByTagNameNS("http://www.w3.org/2005/Atom", "link")[0]
        ?.getAttribute("rel"),
      items: [...document.querySelectorAll("item")].map((item) => ({
        title: one(item, "title")?.textContent,
        link: one(item, "link")?.textContent ?? "",
        guid: one(item, "guid")?.textContent ?? "",
        date: one(item, "pubDate")?.textContent ?? "",
      })),
    };
  }, xml);
  expect(feed).toMatchObject({ isBroken: false, version: "2.0", self: "self" });
  for (const text of feed.channel) expect(text).toBeTruthy();
  expect(new Set(feed.items.map(({ guid }) => guid)).size).toBe(feed.items.length);
  expect(feed.items.map(({ link }) => pathOf(link))).toContain(`/essays/${slug}/`);
  for (const { title, date } of feed.items) {
    expect(title).toBeTruthy();
    expect(date).toMatch(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/);
  }
});

test("an essay is there as plain text, its measured numbers filled in", async ({ request }) => {
  const text = await read(request, `/essays/${slug}.md`);
  const document = parse(await read(request, `/essays/${slug}/`));
  expect(text).toMatch(/^# /);
  expect(text).not.toMatch(/<[A-Z]|\bimport\b.*from "/);
  const numbers = document.querySelectorAll(".prose .measured").map((tag) => tag.textContent);
  expect(numbers.length).toBeGreaterThan(5);
  const plain = text.replaceAll("\u00a0", " ");
  for (const number of numbers) expect(plain).toContain(number.replaceAll("\u00a0", " "));
  for (const heading of document.querySelectorAll(".prose > h2[id]:not(#references, #cite-this)"))
    expect(text).toContain(`## ${heading.firstChild?.textContent.trim()}`);
});

test("programs are told what is where", async ({ request }) => {
  const robots = await read(request, "/robots.txt");
  const index = await read(request, pathOf(robots.match(/^Sitemap: (.*)$/m)?.[1]));
  const sitemap = await read(request, pathOf(index.match(/<loc>(.*?)<\/loc>/)?.[1]));
  const places = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, place]) => pathOf(place));
  expect(places).toContain(`/essays/${slug}/`);
  expect(places.filter((place) => place.startsWith("/c/"))).toEqual([]);
  const guide = await read(request, "/llms.txt");
  const links = [...guide.matchAll(/\]\((.*?)\)/g)].map(([, link]) => pathOf(link));
  expect(links).toContain(`/essays/${slug}.md`);
  for (const link of links) expect((await request.get(link)).status(), link).toBe(200);
});
