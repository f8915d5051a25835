import { expect, test } from "vitest";
import { coefficientCounts } from "./sweep.ts";

test("Counts rise from 2 to 1,000, through the number of samples and those of the networks.", () => {
  const counts = coefficientCounts(30, [4, 100, 1000]);
  expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b));
  expect([counts[0], counts.at(-1)]).toEqual([2, 1000]);
  expect(counts).toEqual(expect.arrayContaining([4, 29, 30, 31, 100]));
});
