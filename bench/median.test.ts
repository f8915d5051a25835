import { expect, test } from "vitest";
import { median } from "./median.ts";

test("takes the middle of an odd number of values, in any order", () => {
  expect(median([9, 1, 4])).toBe(4);
  expect(median([7])).toBe(7);
});

test("takes the mean of the middle two of an even number", () => {
  expect(median([10, 1, 2, 100])).toBe(6);
});

test("sorts numbers as numbers and leaves its argument alone", () => {
  const values = [10, 9, 100];
  expect(median(values)).toBe(10);
  expect(values).toEqual([10, 9, 100]);
});

test("says that it needs a value", () => {
  expect(() => median([])).toThrow("accepts one or more");
});
