/** @file An essay on paper: what `npm run pdf` writes. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { parse } from "node-html-parser";

const dist = mkdtempSync(join(tmpdir(), "cruxes-pdf-"));
const folder = join(dist, "essays/polynomial");
const page = () => parse(readFileSync(join(folder, "index.html"), "utf8"));
let pdf = "";

test.beforeAll(() => {
  cpSync("dist", dist, { recursive: true, filter: (path) => !/\.wasm$|dist.c$/.test(path) });
  execFileSync(process.execPath, ["scripts/pdf.ts", "polynomial", "--dist", dist]);
  const [name] = readdirSync(folder).filter((each) => each.endsWith(".pdf"));
  expect(name).toMatch(/^polynomial-v\d+\.pdf$/);
  pdf = readFileSync(join(folder, name ?? ""), "latin1");
});
test.afterAll(() => rmSync(dist, { recursive: true }));

/** The titles of the document and of its outline. */
const titles = () => [...pdf.matchAll(/\/Title \(((?:[^()\\]|\\.)*)\)/g)].map(([, title]) => title);

test("the PDF holds the essay with its sections, the references last", () => {
  const { textContent: title } = page().querySelector("h1") ?? { textContent: "" };
  expect(pdf.slice(0, 5)).toBe("%PDF-");
  expect(titles()).toContain(title);
  const headings = page()
    .querySelectorAll("h2")
    .map(({ textContent }) => textContent);
  const sections = titles().filter((each = "") => headings.some((text) => text.startsWith(each)));
  expect(sections.length).toBeGreaterThan(5);
  expect(sections.at(-1)).toBe("References");
});

test("it is of a sensible length and weight, and embeds its fonts", () => {
  const pages = pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(5);
  expect(pages).toBeLessThan(20);
  expect(pdf.length).toBeLessThan(5_000_000);
  for (const font of ["SourceSerif4-Regular", "Inter-Regular", "KaTeX_Main-Regular"])
    expect(pdf).toMatch(new RegExp(`/FontName /[A-Z]{6}\\+${font}`));
  expect(pdf).toContain("/FontFile2");
});

test("its links lead out to the works cited", () => {
  expect(pdf).toContain("/URI (https://arxiv.org/abs/");
});

test("the page names the PDF for reference managers and links it for readers, which it does not without one", () => {
  const address =
    page().querySelector("meta[name=citation_pdf_url]")?.getAttribute("content") ?? "";
  expect(readdirSync(folder)).toContain(address.split("/").at(-1));
  const link = page().querySelector("a[data-pdf]");
  expect(link?.getAttribute("href")).toBe(new URL(address).pathname);
  expect(link?.hasAttribute("hidden")).toBe(false);
  const built = parse(readFileSync("dist/essays/polynomial/index.html", "utf8"));
  const isThere = readdirSync("dist/essays/polynomial").some((name) => name.endsWith(".pdf"));
  expect(built.querySelector("meta[name=citation_pdf_url]") !== null).toBe(isThere);
});

test("an essay that is not there is refused with those that are", () => {
  expect(() =>
    execFileSync(process.execPath, ["scripts/pdf.ts", "nothing", "--dist", dist], {
      stdio: "pipe",
    }),
  ).toThrow(/There is no built essay "nothing".*accepted:.*polynomial/s);
});
