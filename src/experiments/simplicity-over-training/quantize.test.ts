import { expect, test } from "vitest";
import { bitsNeeded, precisions, quantize, tolerance } from "./quantize.ts";

test("One bit keeps the sign, two bits have four levels, evenly spaced.", () => {
  expect(quantize([0.2, -0.9, 1, -0.1], 1)).toEqual([1, -1, 1, -1]);
  const levels = quantize([-3, -1.2, 0.9, 2.9, 3], 2);
  expect(levels).toEqual([-3, -1, 1, 3, 3]);
});

test("No weight moves by more than half a level, and the range stays.", () => {
  const weights = Array.from({ length: 50 }, (_, i) => Math.sin(i * i));
  const range = Math.max(...weights.map(Math.abs));
  for (const bits of precisions) {
    const rounded = quantize(weights, bits);
    const half = range / (2 ** bits - 1);
    weights.forEach((w, i) => {
      expect(Math.abs(w - rounded[i]!)).toBeLessThanOrEqual(half * (1 + 1e-9));
    });
    expect(new Set(rounded.map((w) => w.toFixed(12))).size).toBeLessThanOrEqual(2 ** bits);
  }
});

test("Weights of zero stay zero.", () => {
  expect(quantize([0, 0], 3)).toEqual([0, 0]);
});

/** The loss ½ w² of a weight that should be zero: its grid has no zero, so the error is half a level. */
test("The bits of a bowl are those at which half a level squared is within the tolerance.", () => {
  const weights = [0, 1, -1];
  const lossOf = (values: readonly number[]) => 0.5 * values[0]! ** 2;
  const losses = precisions.map((bits) => lossOf(quantize(weights, bits)));
  // ½ / (2^b - 1)² ≤ 0.01 from b = 4 on: ½ / 7² = 0.0102, ½ / 15² = 0.0022.
  expect(bitsNeeded(0, losses)).toBe(4);
});

test("A lucky hit at a coarse grid does not count, and where no grid is enough one more is said.", () => {
  const losses = precisions.map((bits) => (bits === 1 || bits >= 5 ? 0 : 1));
  expect(bitsNeeded(0, losses)).toBe(5);
  expect(
    bitsNeeded(
      0,
      precisions.map(() => 2 * tolerance),
    ),
  ).toBe(precisions.length + 1);
  expect(
    bitsNeeded(
      0,
      precisions.map(() => Number.NaN),
    ),
  ).toBe(precisions.length + 1);
  expect(
    bitsNeeded(
      0.2,
      precisions.map(() => 0.2 + tolerance / 2),
    ),
  ).toBe(1);
});
