import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { brierScore, contains, intervalScore, logScore } from "./score.ts";

const percents = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);

/** Find the argument with the smallest value. */
const best = (candidates: readonly number[], cost: (candidate: number) => number) =>
  candidates.reduce((a, b) => (cost(b) < cost(a) ? b : a));

test.each([
  [0.5, true, 0.25, Math.LN2],
  [0.8, true, 0.04, Math.log(1.25)],
  [0.8, false, 0.64, Math.log(5)],
  [0.01, false, 0.0001, -Math.log(0.99)],
])("%d for what is %s has Brier score %d and logarithmic score %d", (p, outcome, brier, log) => {
  expect(brierScore(p, outcome)).toBeCloseTo(brier, 12);
  expect(logScore(p, outcome)).toBeCloseTo(log, 12);
});

describe.each([
  ["Brier", brierScore],
  ["logarithmic", logScore],
])("the %s score", (_, score) => {
  it("is best on average for who says what they believe", () => {
    for (const belief of percents) {
      const expected = (said: number) =>
        belief * score(said, true) + (1 - belief) * score(said, false);
      expect(best(percents, expected)).toBe(belief);
    }
  });
});

describe("the interval score", () => {
  test.each([
    [5, 2],
    [4, 2],
    [3.5, 7],
    [7, 12],
  ])("of [4, 6] is 2 inside and ten times the miss more outside: %d gives %d", (truth, score) => {
    expect(intervalScore({ low: 4, high: 6, scale: "linear" }, truth)).toBeCloseTo(score, 12);
  });

  it("counts powers of ten on a logarithmic scale", () => {
    const interval = { low: 0.001, high: 0.1, scale: "log" } as const;
    expect(intervalScore(interval, 0.02)).toBeCloseTo(2, 12);
    expect(intervalScore(interval, 1)).toBeCloseTo(12, 12);
    expect(intervalScore(interval, 1e-5)).toBeCloseTo(22, 12);
  });

  it("is best on average for the quantiles at 10 % and 90 % of what one believes", () => {
    // A skewed belief: squares of 1 to 99, all as probable.
    const beliefs = percents.map((share) => (100 * share) ** 2);
    const cost = (low: number, high: number) =>
      beliefs.reduce((sum, x) => sum + intervalScore({ low, high, scale: "linear" }, x), 0);
    expect(best(beliefs, (low) => cost(low, 9801))).toBe(10 ** 2);
    expect(best(beliefs, (high) => cost(1, high))).toBe(90 ** 2);
  });

  it("is never below the width, and equals it where the interval holds the value", () => {
    const finite = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(finite, finite, finite, (a, b, truth) => {
        const interval = { low: Math.min(a, b), high: Math.max(a, b), scale: "linear" } as const;
        const width = interval.high - interval.low;
        const score = intervalScore(interval, truth);
        expect(score).toBeGreaterThanOrEqual(width);
        expect(score === width).toBe(contains(interval, truth));
      }),
    );
  });
});
