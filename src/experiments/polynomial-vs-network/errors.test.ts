import { expect, test } from "vitest";
import { errorCeiling, errorsOf, heldOutPoints } from "./errors.ts";

const samples = { x: [0, 0.5], y: [1, 2] };

test("The true curve has no held-out error.", () => {
  const { inside, outside } = errorsOf(Math.sin, Math.sin, samples);
  expect([inside, outside]).toEqual([0, 0]);
});

test("Errors are means of squares: of x against 0, 1/3 inside and that of 1 < |x| < 1.25 outside.", () => {
  const { train, inside, outside } = errorsOf(
    (x) => x,
    () => 0,
    samples,
  );
  expect(train).toBe((1 ** 2 + 1.5 ** 2) / 2);
  expect(inside).toBeCloseTo(1 / 3, 4);
  expect(outside).toBeCloseTo((1.25 ** 3 - 1) / 3 / 0.25, 4);
});

test("Held-out points lie as densely at both ends.", () => {
  const reflected = heldOutPoints.map((x) => -x).sort((a, b) => a - b);
  [...heldOutPoints]
    .sort((a, b) => a - b)
    .forEach((x, i) => {
      expect(x).toBeCloseTo(reflected[i]!, 12);
    });
});

test("What leaves the range of numbers is cut off.", () => {
  const values = [Number.NaN, Number.POSITIVE_INFINITY, 1e200];
  for (const value of values)
    expect(
      errorsOf(
        () => value,
        () => 0,
        samples,
      ).outside,
    ).toBe(errorCeiling);
});
