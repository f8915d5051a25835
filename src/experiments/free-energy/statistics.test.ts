import { expect, test } from "vitest";
import { createRandom } from "#random";
import { chiSquare, drawSums } from "./statistics.ts";

const draws = 20_000;
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const variance = (values: readonly number[]) => {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2));
};

test.each([9, 30, 1e6])("χ² with %d degrees of freedom has its mean and variance.", (degrees) => {
  const random = createRandom(1);
  const values = Array.from({ length: draws }, () => chiSquare(random, degrees));
  expect(Math.abs(mean(values) - degrees) / Math.sqrt((2 * degrees) / draws)).toBeLessThan(4);
  expect(Math.abs(variance(values) / (2 * degrees) - 1)).toBeLessThan(0.06);
});

/** The same sums, observation by observation. */
function sumsByHand(n: number, effect: number, random: ReturnType<typeof createRandom>) {
  const sums = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [u, v] = [random.normal(), random.normal()];
    const y = effect * u + random.normal();
    [u * u, u * v, v * v, y * u, y * v].forEach((value, k) => {
      sums[k]! += value;
    });
  }
  return sums;
}

test("Sums drawn at once are distributed as sums over observations are.", () => {
  const [n, effect] = [12, 0.5];
  const random = createRandom(2);
  const quick = Array.from({ length: draws }, () => {
    const { gram, score } = drawSums(random, n, effect);
    return [...gram, ...score];
  });
  const slow = Array.from({ length: draws }, () => sumsByHand(n, effect, random));
  for (let i = 0; i < 5; i++)
    for (let j = 0; j <= i; j++) {
      // First and second moments, with their own standard errors.
      const product = (rows: readonly number[][]) => rows.map((row) => row[i]! * row[j]!);
      for (const pick of [product, (rows: readonly number[][]) => rows.map((row) => row[i]!)]) {
        const [a, b] = [pick(quick), pick(slow)];
        const error = Math.sqrt((variance(a) + variance(b)) / draws);
        expect(Math.abs(mean(a) - mean(b)) / error, `${i} ${j}`).toBeLessThan(4.5);
      }
    }
});
