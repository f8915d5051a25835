import fc from "fast-check";
import { expect, test } from "vitest";
import { readExcerpt } from "./excerpt.ts";

test("marks become pieces and the rest stays in order", () => {
  expect(readExcerpt("… a <mark>lookup</mark> <mark>table,</mark> and")).toEqual([
    { text: "… a ", marked: false },
    { text: "lookup", marked: true },
    { text: " ", marked: false },
    { text: "table,", marked: true },
    { text: " and", marked: false },
  ]);
});

test("signs that Pagefind escaped are read again, as text", () => {
  expect(readExcerpt("<mark>p&lt;0.05</mark>&gt;")).toEqual([
    { text: "p<0.05", marked: true },
    { text: ">", marked: false },
  ]);
});

test("no text is lost, whatever it holds", () => {
  const words = fc.array(fc.record({ text: fc.string({ minLength: 1 }), marked: fc.boolean() }));
  fc.assert(
    fc.property(words, (pieces) => {
      const kept = pieces.filter(({ text }) => !/&[lg]t;/.test(text));
      const excerpt = kept
        .map(({ text, marked }) => {
          const escaped = text.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
          return marked ? `<mark>${escaped}</mark>` : escaped;
        })
        .join("");
      const read = readExcerpt(excerpt);
      const join = (all: readonly { text: string }[]) => all.map(({ text }) => text).join("");
      expect(join(read)).toBe(join(kept));
      expect(join(read.filter(({ marked }) => marked))).toBe(
        join(kept.filter(({ marked }) => marked)),
      );
    }),
  );
});
