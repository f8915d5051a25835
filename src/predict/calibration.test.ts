import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { binomialRange, calibrationBins, intervalCoverage, meanScores } from "./calibration.ts";
import type { NumberPrediction, ProbabilityPrediction } from "./prediction.ts";

const common = { question: "", place: "/", at: "2026-11-22T10:00:00.000Z" };
const answer = (said: number, outcome: boolean): ProbabilityPrediction => ({
  kind: "probability",
  ...common,
  said,
  outcome,
});

describe("probabilities by fifths", () => {
  it("have their count, their mean and how many came", () => {
    const answers = [
      answer(0.1, false),
      answer(0.19, true),
      answer(0.2, false),
      answer(0.99, true),
    ];
    const bins = calibrationBins(answers).map(({ from, count, mean, came }) => [
      from,
      count,
      mean,
      came,
    ]);
    expect(bins).toEqual([
      [0, 2, expect.closeTo(0.145, 12), 1],
      [0.2, 1, 0.2, 0],
      [0.8, 1, 0.99, 1],
    ]);
  });

  it("hold every answer once, each in its fifth", () => {
    const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
    fc.assert(
      fc.property(fc.array(probability, { minLength: 1 }), (said) => {
        const bins = calibrationBins(said.map((p) => answer(p, true)));
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(said.length);
        for (const { from, to, mean } of bins) {
          expect(mean).toBeGreaterThan(from - 1e-8);
          expect(mean).toBeLessThan(to + 1e-8);
        }
      }),
    );
  });
});

/** The probability of a count, by the closed form. */
const binomial = (n: number, p: number, k: number) => {
  let ways = 1;
  for (let i = 0; i < k; i++) ways = (ways * (n - i)) / (i + 1);
  return ways * p ** k * (1 - p) ** (n - k);
};
const between = (n: number, p: number, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => binomial(n, p, from + i)).reduce(
    (a, b) => a + b,
    0,
  );

test.each([
  [1, 0.8],
  [2, 0.5],
  [10, 0.8],
  [25, 0.03],
  [40, 0.97],
])("%d trials at %d: the range has 95 %, and either tail beyond it at most 2.5 %", (n, p) => {
  const [low, high] = binomialRange(n, p);
  expect(between(n, p, low, high)).toBeGreaterThanOrEqual(0.95 - 1e-9);
  expect(between(n, p, 0, low - 1)).toBeLessThan(0.025);
  expect(between(n, p, high + 1, n)).toBeLessThanOrEqual(0.025 + 1e-9);
});

test("intervals are counted where they hold the value", () => {
  const guess = (low: number, high: number, truth: number): NumberPrediction => ({
    kind: "number",
    ...common,
    scale: "linear",
    said: { guess: low, low, high },
    truth,
  });
  const answers = [guess(1, 2, 1.5), guess(1, 2, 2), guess(1, 2, 2.1)];
  expect(intervalCoverage(answers, 0.8)).toEqual({ count: 3, held: 2, expected: [1, 3] });
});

test("mean scores are means", () => {
  const { brier, log } = meanScores([answer(0.5, true), answer(0.8, false)]);
  expect(brier).toBeCloseTo((0.25 + 0.64) / 2, 12);
  expect(log).toBeCloseTo((Math.LN2 + Math.log(5)) / 2, 12);
});
