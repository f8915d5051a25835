import { expect, test } from "vitest";
import { namePdf } from "./name-pdf.ts";

const page =
  '<head><link rel="canonical" href="https://a.example/essays/one/"></head><a data-pdf hidden>PDF</a>';
const named = namePdf(page, "/essays/one/one-v2.pdf");

test("A page names its PDF with a whole address, and its link shows.", () => {
  expect(named).toContain(
    '<meta name="citation_pdf_url" content="https://a.example/essays/one/one-v2.pdf"></head>',
  );
  expect(named).toContain('<a data-pdf href="/essays/one/one-v2.pdf">PDF</a>');
});

test("Naming it again changes nothing; a later version takes its place.", () => {
  expect(namePdf(named, "/essays/one/one-v2.pdf")).toBe(named);
  expect(namePdf(named, "/essays/one/one-v3.pdf")).not.toContain("one-v2");
});

test("A page without a canonical address is refused.", () => {
  expect(() => namePdf("<head></head>", "/x.pdf")).toThrow("no canonical address");
});
