import { describe, expect, test } from "vitest";
import {
  type Coefficient,
  deepLinear,
  normalCrossing,
  reducedRank,
  regular,
  tanhAtZero,
} from "./index.ts";

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

/** Every reduced-rank case with widths up to 7. */
const cases = upTo(7).flatMap((input) =>
  upTo(7).flatMap((output) =>
    upTo(7).flatMap((hidden) =>
      Array.from({ length: Math.min(input, output, hidden) + 1 }, (_, rank) => ({
        input,
        output,
        hidden,
        rank,
      })),
    ),
  ),
);

test("A deep linear network of two layers is reduced-rank regression, in all 1,127 small cases.", () => {
  expect(cases).toHaveLength(1127);
  for (const sizes of cases) {
    const { input, hidden, output, rank } = sizes;
    expect(deepLinear([input, hidden, output], rank), JSON.stringify(sizes)).toEqual(
      reducedRank(sizes),
    );
  }
});

test("Turning a network round changes nothing.", () => {
  for (const sizes of cases)
    expect(reducedRank({ ...sizes, input: sizes.output, output: sizes.input })).toEqual(
      reducedRank(sizes),
    );
  expect(deepLinear([2, 4, 3, 5], 1)).toEqual(deepLinear([5, 3, 4, 2], 1));
});

test("No coefficient exceeds half the parameters, and at full rank it counts the maps of that rank.", () => {
  for (const sizes of cases) {
    const { input, hidden, output, rank } = sizes;
    const { lambda } = reducedRank(sizes);
    expect(lambda).toBeLessThanOrEqual((hidden * (input + output)) / 2);
    // The maps of rank r have dimension r (M + N - r), and all factorisations of one are alike when r = H.
    if (rank === hidden) expect(lambda).toBe((rank * (input + output - rank)) / 2);
  }
});

test("With one hidden unit and a true map of zero, spherical coordinates give a normal crossing.", () => {
  // K = ½|a|²|b|² with volume elements |a|^(N-1) and |b|^(M-1).
  for (const input of upTo(7))
    for (const output of upTo(7))
      expect(reducedRank({ input, output, hidden: 1, rank: 0 })).toEqual(
        normalCrossing([1, 1], [output - 1, input - 1]),
      );
});

test("A chain of single units is a normal crossing of as many weights.", () => {
  for (const layers of [2, 3, 4])
    expect(deepLinear(Array(layers + 1).fill(1), 0)).toEqual(normalCrossing(Array(layers).fill(1)));
});

const known: readonly (readonly [string, Coefficient, number, number])[] = [
  ["(5,3,5), rank 0", reducedRank({ input: 5, hidden: 3, output: 5, rank: 0 }), 6.5, 2],
  ["(3,2,3), rank 1", reducedRank({ input: 3, hidden: 2, output: 3, rank: 1 }), 3.5, 2],
  ["(4,3,8), rank 0", reducedRank({ input: 4, hidden: 3, output: 8, rank: 0 }), 6, 1],
  ["(3,8,4), rank 0", reducedRank({ input: 3, hidden: 8, output: 4, rank: 0 }), 6, 1],
  ["(10,8,10), rank 2", reducedRank({ input: 10, hidden: 8, output: 10, rank: 2 }), 37.5, 1],
  ["[2,2,2,2], rank 0", deepLinear([2, 2, 2, 2], 0), 1.5, 3],
  ["[4,3,3,4], rank 1", deepLinear([4, 3, 3, 4], 1), 5.5, 3],
  ["[5,5,5,5], rank 2", deepLinear([5, 5, 5, 5], 2), 11, 1],
  ["[8,6,6,6,8], rank 2", deepLinear([8, 6, 6, 6, 8], 2), 20, 1],
  ["[10,8,8,8,10], rank 3", deepLinear([10, 8, 8, 8, 10], 3), 35, 4],
  ["w⁴", normalCrossing([2]), 0.25, 1],
  ["x⁴ y⁴", normalCrossing([2, 2]), 0.25, 2],
  ["x² y⁴ with a weight that is free", normalCrossing([1, 2, 0]), 0.25, 1],
  ["three regular parameters", regular(3), 1.5, 1],
];

describe("Values from the literature", () => {
  test.each(known)("%s", (_, found, lambda, multiplicity) => {
    expect(found).toEqual({ lambda, multiplicity });
  });
});

test("For tanh units the formula is the least that weighted blow-ups of the incoming weights give.", () => {
  // With all b ~ s = ε^(1/(2j+1)), the sums Σ a b^(2k+1), k < j, must be below ε, each at a scale of s^(2k+1).
  const blowUp = (hidden: number, j: number) => {
    const s = 1 / (2 * j + 1);
    const conditions = Array.from({ length: j }, (_, k) => 1 - (2 * k + 1) * s);
    return conditions.reduce((a, b) => a + b, hidden * s) / 2;
  };
  for (const hidden of upTo(30)) {
    const values = Array.from({ length: hidden + 1 }, (_, j) => blowUp(hidden, j));
    const { lambda, multiplicity } = tanhAtZero(hidden);
    const least = Math.min(...values);
    expect(lambda).toBeCloseTo(least, 10);
    expect(multiplicity).toBe(values.filter((value) => Math.abs(value - least) < 1e-9).length);
  }
});
