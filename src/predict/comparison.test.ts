import fc from "fast-check";
import { expect, it, test } from "vitest";
import { holds, idsOf, parseComparison, valuesAsked } from "./comparison.ts";

const values = new Map([
  ["tuned-bits", 189.3],
  ["network-bits", 185.6],
]);
const measuredAt = (id: string) => values.get(id) ?? Number.NaN;

test.each([
  ["tuned-bits < network-bits", false],
  ["tuned-bits>network-bits", true],
  ["tuned-bits <= tuned-bits", true],
  ["tuned-bits < tuned-bits", false],
  ["tuned-bits >= 189.3", true],
  ["1.9e2 > tuned-bits", true],
  ["-3 > network-bits", false],
])("%s is %s", (text, truth) => {
  expect(holds(parseComparison(text), measuredAt)).toBe(truth);
});

test.each([
  "",
  "tuned-bits",
  "tuned-bits = network-bits",
  "a < b < c",
  "1 < 2",
  "a < b || true",
  "a(b) < c",
  "A < b",
  "a < 1.",
])("“%s” is refused with what is accepted", (text) => {
  expect(() => parseComparison(text)).toThrow(/received the comparison ".*"; accepted: two ids/);
});

it("whatever the text, it is read or refused, and what is read names ids alone", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ab-1.e<>= ") }), (text) => {
      try {
        for (const id of idsOf(parseComparison(text))) expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
      } catch (error) {
        expect(`${error}`).toContain("accepted");
      }
    }),
  );
});

it("a question asks for its value, or for those that it compares", () => {
  expect(valuesAsked({ value: "a" })).toEqual(["a"]);
  expect(valuesAsked({ holds: "a < b" })).toEqual(["a", "b"]);
});
