import { expect, test } from "@playwright/test";
import { brokenReferences, foreignResources, repeatedIds } from "./faults.ts";
import { siteOf } from "./site.ts";

const canonical = '<link rel="canonical" href="https://cruxes.example/">';

function site(files: Record<string, string>) {
  const contents = { ...files, "/": canonical + (files["/"] ?? "") };
  return siteOf(new Map(Object.entries(contents).map(([path, text]) => [path, Buffer.from(text)])));
}

test.describe("a reference to the site itself", () => {
  const faultsOf = (html: string) =>
    brokenReferences(site({ "/": html, "/a/": '<p id="one">', "/a.svg": "<svg/>" }));

  for (const html of [
    '<a href="/a/">',
    '<a href="a/#one">',
    '<a href="/a/?seed=2#one">',
    '<a href="/a/#:~:text=some%20words">',
    '<a href="/a/#one:~:text=words">',
    '<a href="#top">',
    '<a href="https://cruxes.example/a/#one">',
    '<img src="/a.svg">',
    '<a href="mailto:a@b.example">',
    '<a href="https://elsewhere.example/gone/#x">',
  ]) {
    test(`is whole as ${html}`, () => expect(faultsOf(html)).toEqual([]));
  }

  for (const [html, fault] of [
    ['<a href="/b/">', "/ refers to /b/, but there is no /b/"],
    ['<a href="/a">', "/ refers to /a, but there is no /a"],
    ['<a href="/a/#two">', "/ refers to /a/#two, but nothing on /a/ has the id two"],
    ['<a href="#one">', "/ refers to #one, but nothing on / has the id one"],
    ['<img srcset="/a.svg 1x, /b.svg 2x">', "/ refers to /b.svg, but there is no /b.svg"],
    ['<astro-island component-url="/b.js">', "/ refers to /b.js, but there is no /b.js"],
    [
      '<meta property="og:image" content="https://cruxes.example/b.png">',
      "/ refers to https://cruxes.example/b.png, but there is no /b.png",
    ],
  ] as const) {
    test(`is broken as ${html}`, () => expect(faultsOf(html)).toEqual([fault]));
  }
});

test.describe("a reference in a text beside the pages", () => {
  const faultsOf = (path: string, text: string) =>
    brokenReferences(site({ "/a/": '<p id="one">', [path]: text }));

  for (const [path, text] of [
    ["/feed.xml", "<link>https://cruxes.example/a/?v=1&amp;x=2#one</link>"],
    ["/notes.md", "See [a](https://cruxes.example/a/), or [one](/a/#one)."],
    ["/index.json", '{"url":"https://cruxes.example/a/#one"}'],
    ["/list.txt", "- [Elsewhere](https://elsewhere.example/b/)"],
  ] as const) {
    test(`is whole in ${path}`, () => expect(faultsOf(path, text)).toEqual([]));
  }

  for (const [path, text, fault] of [
    ["/feed.xml", "<link>https://cruxes.example/b/</link>", "there is no /b/"],
    ["/notes.md", "[two](/a/#two)", "nothing on /a/ has the id two"],
    ["/index.json", '{"url":"https://cruxes.example/a/#two"}', "nothing on /a/ has the id two"],
    ["/map.txt", "Sitemap: https://cruxes.example/map.xml", "there is no /map.xml"],
  ] as const) {
    test(`is broken in ${path}`, () => {
      expect(faultsOf(path, text)).toEqual([expect.stringContaining(fault)]);
    });
  }

  test("is broken in the description that a page gives of itself", () => {
    const script =
      '<script type="application/ld+json">{"url":"https://cruxes.example/b/"}</script>';
    expect(faultsOf("/c/", script)).toEqual([expect.stringContaining("there is no /b/")]);
  });
});

test.describe("a page that loads a resource from elsewhere", () => {
  for (const html of [
    '<script src="https://cdn.example/a.js"></script>',
    '<link rel="stylesheet" href="https://cdn.example/a.css">',
    '<link rel="preconnect" href="https://cdn.example/">',
    '<img src="//cdn.example/a.png">',
    '<iframe src="https://cdn.example/"></iframe>',
    "<style>p { background: url(https://cdn.example/a.png) }</style>",
    '<style>@import "https://cdn.example/a.css";</style>',
  ]) {
    test(`is found by ${html}`, () => {
      expect(foreignResources(site({ "/": html }))).toHaveLength(1);
    });
  }

  for (const html of [
    '<a href="https://elsewhere.example/">',
    '<link rel="license" href="https://licenses.example/by/4.0/">',
    '<link rel="schema.dcterms" href="http://purl.example/dc/terms/">',
    '<img src="data:image/svg+xml,%3Csvg/%3E">',
    '<script src="https://cruxes.example/a.js"></script>',
    "<p>url(https://cdn.example/a.png)</p>",
  ]) {
    test(`is not ${html}`, () => expect(foreignResources(site({ "/": html }))).toEqual([]));
  }

  test("is found by a style sheet of the site", () => {
    const css = "@font-face { src: url('https://fonts.example/a.woff2') }";
    expect(foreignResources(site({ "/a.css": css }))).toEqual([
      "/a.css loads https://fonts.example/a.woff2",
    ]);
  });
});

test("an id given twice on a page is found, the same id on two pages is not", () => {
  const twice = '<p id="one"></p><pre><b id="one"></b></pre><i id="two"></i>';
  expect(repeatedIds(site({ "/": twice, "/a/": '<p id="two">' }))).toEqual([
    "/ has the id one more than once",
  ]);
});
