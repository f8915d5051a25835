import { expect, test } from "vitest";
import { pageRecords } from "./page-records.ts";

test("a page is found by what its main part says, and by nothing around it", () => {
  const html = `<header>Cruxes</header><main><h1>How it is made</h1><style>p{}</style>
    <p>With <em>care</em>.</p><pre><code>npm <b>start</b></code></pre><script>let a</script></main>`;
  expect(pageRecords(html, "/method/")).toEqual([
    { kind: "Page", title: "How it is made", text: "With care. npm start", address: "/method/" },
  ]);
});

test("a work is found by its reference and by what is said of it, and no more by its page", () => {
  const html = `<main><h1>Works</h1><p>What we use.</p><ul>
    <li id="ref-xu2021"><p>Xu, K. (2021). <i>How networks extrapolate</i>.</p><p>For the outside.</p></li>
    </ul></main>`;
  expect(pageRecords(html, "/bibliography/")).toEqual([
    { kind: "Page", title: "Works", text: "What we use.", address: "/bibliography/" },
    {
      kind: "Work",
      title: "Xu, K. (2021). How networks extrapolate.",
      text: "For the outside.",
      address: "/bibliography/#ref-xu2021",
    },
  ]);
});

test("a page without a heading is an error that names it", () => {
  expect(() => pageRecords("<main><p>Text</p></main>", "/odd/")).toThrow("/odd/");
});
