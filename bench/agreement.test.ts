import { expect, test } from "vitest";
import { agree } from "./agreement.ts";

test("lets the rounding of float32 pass", () => {
  expect(agree([4.132008, 4.109781], [4.132015, 4.10978])).toBe(true);
});

test("refuses a loss that differs at any step, a missing one, and one that is not a number", () => {
  expect(agree([4.13, 4.2], [4.13, 4.11])).toBe(false);
  expect(agree([4.13], [4.13, 4.11])).toBe(false);
  expect(agree([4.13, Number.NaN], [4.13, 4.11])).toBe(false);
});
