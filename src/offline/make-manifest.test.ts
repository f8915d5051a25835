import { expect, test } from "vitest";
import { type BuiltSite, makeManifest } from "./make-manifest.ts";

const texts = {
  "/essays/one/":
    '<link href="/_astro/site.css"><astro-island component-url="/_astro/demo/Figure.js"><a href="/glossary/#bit">',
  "/essays/one/offline.json": "",
  "/essays/one/one-v1.pdf": "a large file",
  "/essays/one/versions/1.json": "{}",
  "/glossary/": "terms",
  "/bibliography/": "works that it does not cite",
  "/essays/two/": "another essay",
  "/cite/one.json": "[]",
  "/experiments/demo/": '<link href="/_astro/lab.css">',
  "/experiments/other/": "",
  "/favicon.svg": "",
  "/_astro/site.css": "src: url(/_astro/serif.woff2), url(/_astro/serif.ttf)",
  "/_astro/lab.css": "",
  "/_astro/serif.woff2": "",
  "/_astro/serif.ttf": "",
  "/_astro/demo/Figure.js": 'import"../shared.js"',
  "/_astro/shared.js":
    'new Worker("/_astro/worker.js"); import("./other/cubic.js"); import("./gone.js")',
  "/_astro/worker.js":
    'import("./demo/run.js"); import("./other/run.js"); "/_astro/ort.wasm"; "/_astro/ort.jspi.wasm"',
  "/_astro/demo/run.js": 'import"../worker.js"',
  "/_astro/other/run.js": "",
  "/_astro/other/cubic.js": "",
  "/_astro/ort.wasm": "wasm",
  "/_astro/ort.jspi.wasm": "the build for WebGPU",
};

function siteOf(files: Readonly<Record<string, string>>): BuiltSite {
  return {
    sizes: new Map(Object.entries(files).map(([path, text]) => [path, text.length])),
    read: (path) => files[path] ?? "",
  };
}

test("An essay is kept with its own experiment, its worker and its runtime, and with nothing of others.", () => {
  const { files } = makeManifest(siteOf(texts), "one");
  expect(files.map(({ path }) => path).sort()).toEqual([
    "/_astro/demo/Figure.js",
    "/_astro/demo/run.js",
    "/_astro/lab.css",
    "/_astro/ort.wasm",
    "/_astro/serif.woff2",
    "/_astro/shared.js",
    "/_astro/site.css",
    "/_astro/worker.js",
    "/cite/one.json",
    "/essays/one/",
    "/essays/one/versions/1.json",
    "/experiments/demo/",
    "/favicon.svg",
    "/glossary/",
  ]);
});

test("Its size is that of its files.", () => {
  const { bytes, files } = makeManifest(siteOf(texts), "one");
  const lengths = files.map(({ path }) => texts[path as keyof typeof texts].length);
  expect(bytes).toBe(lengths.reduce((sum, length) => sum + length));
});

test.each([
  ["/essays/one/", `${texts["/essays/one/"]} and a new word`],
  ["/cite/one.json", "[1]"],
])("A changed %s gives it another version.", (path, text) => {
  const changed = makeManifest(siteOf({ ...texts, [path]: text }), "one");
  expect(changed.version).not.toBe(makeManifest(siteOf(texts), "one").version);
});

test("A change elsewhere leaves its version.", () => {
  const changed = makeManifest(siteOf({ ...texts, "/essays/two/": "edited" }), "one");
  expect(changed.version).toBe(makeManifest(siteOf(texts), "one").version);
});
