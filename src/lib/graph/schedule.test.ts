import { describe, expect, test } from "vitest";
import { cosine, stepwise, warmUp } from "./index.ts";

describe("a learning-rate schedule", () => {
  test("falls along half a cosine and stays", () => {
    const rate = cosine({ from: 1, to: 0.2, steps: 8 });
    expect([0, 4, 8, 100].map(rate)).toEqual([1, expect.closeTo(0.6, 12), 0.2, 0.2]);
    expect(rate(2)).toBeCloseTo(0.2 + 0.4 * (1 + Math.SQRT1_2), 12);
  });

  test("falls to zero unless told otherwise", () => {
    expect(cosine({ from: 3, steps: 5 })(5)).toBeCloseTo(0, 12);
  });

  test("falls by a factor after every so many steps", () => {
    const rate = stepwise({ from: 8, factor: 0.5, every: 3 });
    expect([0, 2, 3, 5, 6].map(rate)).toEqual([8, 8, 4, 4, 2]);
  });

  test("rises in equal steps to the schedule that follows", () => {
    expect([0, 1, 3, 4].map(warmUp(4, 2))).toEqual([0.5, 1, 2, 2]);
    const later = warmUp(2, stepwise({ from: 8, factor: 0.5, every: 2 }));
    expect([0, 1, 2].map(later)).toEqual([4, 8, 4]);
  });
});
