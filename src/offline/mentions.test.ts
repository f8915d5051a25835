import { expect, test } from "vitest";
import { experimentOf, mentionedFiles } from "./mentions.ts";

test.each([
  ["a page", '<link href="/_astro/a.x1.css"> <img src="/card.png">', "/e/", ["/_astro/a.x1.css"]],
  ["a module", 'import"./b.x2.js";', "/_astro/a.js", ["/_astro/b.x2.js"]],
  ["a module in a folder", "import(`../b.x2.js`)", "/_astro/demo/a.js", ["/_astro/b.x2.js"]],
  ["a list of what to preload", '["_astro/b.x2.js"]', "/_astro/a.js", ["/_astro/b.x2.js"]],
  [
    "a style sheet, in the format that browsers take",
    "url(/_astro/f.woff2) url(/_astro/f.woff) url(/_astro/f.ttf)",
    "/_astro/a.css",
    ["/_astro/f.woff2"],
  ],
  ["other text", "see ./README.md, node.js and /etc/passwd.json", "/_astro/a.js", []],
])("What %s mentions is found.", (_, text, path, expected) => {
  expect(mentionedFiles(text, path)).toEqual(expected);
});

test("A file in a folder belongs to the experiment of that name.", () => {
  expect(experimentOf("/_astro/demo/run-1.js")).toBe("demo");
  expect(experimentOf("/_astro/worker-1.js")).toBeUndefined();
});
