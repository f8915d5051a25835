import fc from "fast-check";
import { expect, test } from "vitest";
import { spreadOf } from "./spread.ts";

test("The quartiles of 1 to 5 are 2, 3 and 4, in any order.", () => {
  expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ low: 2, median: 3, high: 4 });
});

test("Between two values the quartiles are interpolated.", () => {
  expect(spreadOf([10, 20])).toEqual({ low: 12.5, median: 15, high: 17.5 });
});

test("Half of the values lie on either side of the median, and the quartiles around it.", () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, (each) => {
      const { low, median, high } = spreadOf(each);
      expect(low).toBeLessThanOrEqual(median);
      expect(median).toBeLessThanOrEqual(high);
      expect(each.filter((v) => v < median).length).toBeLessThanOrEqual(each.length / 2);
      expect(each.filter((v) => v > median).length).toBeLessThanOrEqual(each.length / 2);
    }),
  );
});
