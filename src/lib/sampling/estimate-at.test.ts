import { expect, test } from "vitest";
import { createEngine } from "#engine";
import { constant, mul, reduceSum, reshape, square, sub } from "#graph";
import { createRandom } from "#random";
import { estimateAt } from "./estimate-at.ts";
import type { Problem } from "./problem.ts";

const dimension = 8;

/** ½ s |w - c|² with s = 1 and s = 100; both chains start at w* = 0. */
const bowls = (minimum: number): Problem => ({
  dimension,
  dataSets: 2,
  loss(position) {
    const rows = position.shape[0]!;
    const stiffness = Array.from({ length: rows }, (_, row) => (row < rows / 2 ? 1 : 100));
    const sum = reduceSum(square(sub(position, minimum)), [1]);
    return mul(reshape(sum, [rows]), mul(constant(stiffness, [rows]), 0.5));
  },
  feeds: {},
  centers: new Float32Array(2 * dimension),
});

async function estimate(problem: Problem, seed = 1) {
  const engine = await createEngine();
  const { signal } = new AbortController();
  const random = createRandom(seed);
  const options = { inverseTemperature: 100, localization: 1, random, signal };
  try {
    return await estimateAt(engine, problem, options);
  } finally {
    await engine.dispose();
  }
}

test("A bowl has d/2 · nβs / (nβs + γ), with a step size of its own for every stiffness.", async () => {
  const found = await estimate(bowls(0));
  [100, 10_000].forEach((nb, set) => {
    expect(found[set]!.problems).toEqual([]);
    expect(Math.abs(found[set]!.lambda - (4 * nb) / (nb + 1))).toBeLessThan(0.6);
    expect(found[set]!.error).toBeLessThan(0.6);
  });
});

test("Beside the minimum the estimate is negative and says why.", async () => {
  const found = await estimate(bowls(0.5));
  for (const { lambda, problems } of found) {
    expect(lambda).toBeLessThan(0);
    expect(problems.join()).toContain("w* is no minimum");
  }
});

test("The same seed gives the same estimate, another seed another.", async () => {
  const first = await estimate(bowls(0));
  expect(await estimate(bowls(0))).toEqual(first);
  expect((await estimate(bowls(0), 2))[0]!.lambda).not.toBe(first[0]!.lambda);
});
