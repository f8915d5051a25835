import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { policyOf, withPolicy } from "./policy.ts";

const hash = (text: string) =>
  `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
const directive = (html: string, name: string) =>
  policyOf(html)
    .split("; ")
    .find((part) => part.startsWith(`${name} `));

test("The inline scripts and styles of a page are allowed by their hashes, each once.", () => {
  const html = `<script>a("é")</script><script type="module">b()\n</script><script>a("é")</script><style>p{}</style>`;
  const hashes = `${hash('a("é")')} ${hash("b()\n")}`;
  expect(directive(html, "script-src")).toBe(`script-src 'self' 'wasm-unsafe-eval' ${hashes}`);
  expect(directive(html, "style-src")).toBe(`style-src 'self' ${hash("p{}")}`);
});

test("Files and data blocks need no hash.", () => {
  const html =
    '<script src="/a.js"></script><script type="module" src="/b.js"></script><script type="application/ld+json">{}</script>';
  expect(directive(html, "script-src")).toBe("script-src 'self' 'wasm-unsafe-eval'");
});

test("The policy stands before all that it governs.", () => {
  const html = withPolicy('<head><meta charset="utf-8"><script>a()</script></head>');
  expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.indexOf("<script>"));
  expect(html).toContain(hash("a()"));
});

test("A page that does not begin with its character set is refused.", () => {
  expect(() => withPolicy("<head></head>")).toThrow('<meta charset="utf-8">');
});
