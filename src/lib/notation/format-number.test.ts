import { expect, test } from "vitest";
import { formatNumber } from "./format-number.ts";

test.each([
  [0.01234, 2, "0.012"],
  [0.00123, 2, "0.0012"],
  [0.000123, 2, "1.2×10⁻⁴"],
  [1450, 2, "1,450"],
  [7, 2, "7"],
  [1450.4, 2, "1,450"],
  [99999.5, 2, "1.0×10⁵"],
  [32e6, 2, "3.2×10⁷"],
  [-2.5, 2, "−2.5"],
  [126.4, 3, "126"],
  [126.4, 4, "126.4"],
  [0, 2, "0"],
])("%d with %d digits reads %s", (value, digits, text) => {
  expect(formatNumber(value, digits)).toBe(text);
});
