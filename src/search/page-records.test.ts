import { expect, test } from "vitest";
import { pageRecords } from "./page-records.ts";

test("a page is found by what its main part says, and by nothing around it", () => {
  const html = `<header>Cruxes</header><main><h1>How it is made</h1><style>p{}</style>
    <p>With <em>care</em>.</p><pre><code>npm <b>start</b></code></pre><script>let a</script></main>`;
  expect(pageRecords(html, "/method/")).toEqual([
    { kind: "Page", title: "How it is made", text: "With care. npm start", address: "/method/" },
  ]);
});

test("a term is found by its definition and no more by its page", () => {
  const html = `<main><h1>Glossary</h1><p>Words we use.</p><dl>
    <div><dt id="sgd">SGD</dt><dd>Stochastic gradient descent.</dd></div></dl></main>`;
  expect(pageRecords(html, "/glossary/")).toEqual([
    { kind: "Page", title: "Glossary", text: "Words we use.", address: "/glossary/" },
    { kind: "Term", title: "SGD", text: "Stochastic gradient descent.", address: "/glossary/#sgd" },
  ]);
});

test("a page without a heading is an error that names it", () => {
  expect(() => pageRecords("<main><p>Text</p></main>", "/odd/")).toThrow("/odd/");
});
