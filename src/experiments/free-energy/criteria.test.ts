import { describe, expect, test } from "vitest";
import type { Criteria } from "./criteria.ts";
import { scaledCriteria } from "./evaluate.ts";
import { mixtureCriteria, nodesFor } from "./mixture.ts";
import { planeCriteria } from "./plane.ts";
import type { Sums } from "./statistics.ts";

/** Sums of n observations with the scores that many standard deviations from zero. */
const sumsOf = (n: number, z: number, w = 0): Sums => ({
  gram: [n, 0.3 * n, 1.1 * n],
  score: [z * Math.sqrt(n), w * Math.sqrt(n)],
});

/** −log ∫∫ prior · exp(−β · loss), and the mean loss, by the midpoint rule: knows nothing of closed forms. */
function byGrid(loss: (a: number, b: number) => number, beta: number, reach: number, side: number) {
  let [total, weighted] = [0, 0];
  // Steps even in the cube root, so that they are fine near the axes, where singular models have their mass.
  const places = Array.from({ length: side }, (_, i) => {
    const t = (2 * (i + 0.5)) / side - 1;
    return { at: reach * t ** 3, weight: (reach * 3 * t * t * 2) / side };
  });
  for (const a of places)
    for (const b of places) {
      const value = loss(a.at, b.at);
      const density = Math.exp(-(a.at ** 2 + b.at ** 2) / 2 - beta * value) / (2 * Math.PI);
      total += density * a.weight * b.weight;
      weighted += density * a.weight * b.weight * value;
    }
  return { freeEnergy: -Math.log(total), meanLoss: weighted / total };
}

function expectAlike(criteria: Criteria, loss: (a: number, b: number) => number, n: number) {
  const reach = 8;
  expect(criteria.freeEnergy).toBeCloseTo(byGrid(loss, 1, reach, 1201).freeEnergy, 3);
  expect(criteria.wbic).toBeCloseTo(byGrid(loss, 1 / Math.log(n), reach, 1201).meanLoss, 3);
}

describe.each([
  [10, 0],
  [100, 1.3],
  [1000, -2],
])("with %d observations and a score of %d deviations", (n, z) => {
  const sums = sumsOf(n, z, 0.7);
  const [A, g] = [sums.gram[0], sums.score[0]];

  test("the plane's closed forms agree with a grid.", () => {
    const [[p, q, r], [u, v]] = [sums.gram, sums.score];
    const loss = (a: number, b: number) =>
      (p * a * a + 2 * q * a * b + r * b * b) / 2 - u * a - v * b;
    expectAlike(planeCriteria(sums, n), loss, n);
  });

  test("the product's quadrature agrees with a grid.", () => {
    const criteria = scaledCriteria(nodesFor(n), (a) => a, sums, n);
    expectAlike(criteria, (a, b) => (A * (a * b) ** 2) / 2 - g * a * b, n);
    expect(criteria.bic).toBeCloseTo(Math.log(n) - (z * z) / 2, 10);
  });

  test("the quadrature of a²b agrees with a grid.", () => {
    const criteria = scaledCriteria(nodesFor(n), (a) => a * a, sums, n);
    expectAlike(criteria, (a, b) => (A * (a * a * b) ** 2) / 2 - g * a * a * b, n);
  });

  test("the quadrature of a tanh unit agrees with a grid.", () => {
    const nodes = nodesFor(n);
    const f = nodes.u.map((b) => Math.tanh(b * 1.3));
    const criteria = mixtureCriteria(
      nodes,
      f.map((value) => A * value * value),
      f.map((value) => g * value),
      n,
    );
    const at = (a: number, b: number) => a * Math.tanh(b * 1.3);
    expectAlike(criteria, (a, b) => (A * at(a, b) ** 2) / 2 - g * at(a, b), n);
  });
});

/** The Bessel function K₀, by its integral. */
function besselK0(x: number): number {
  const step = 0.01;
  let sum = 0.5 * Math.exp(-x);
  for (let t = step; t < 45; t += step) sum += Math.exp(-x * Math.cosh(t));
  return sum * step;
}

test("For large n the product's free energy is the integral of its density K₀(|p|) / π.", () => {
  const [n, z] = [100_000, 1.2];
  const { freeEnergy } = scaledCriteria(nodesFor(n), (a) => a, sumsOf(n, z), n);
  let total = 0;
  const step = 0.02;
  for (let s = -40; s < 3; s += step) {
    const p = Math.exp(s);
    for (const q of [p, -p])
      total +=
        ((besselK0(p) * p * step) / Math.PI) * Math.exp((-n * q * q) / 2 + z * Math.sqrt(n) * q);
  }
  expect(freeEnergy).toBeCloseTo(-Math.log(total), 5);
});

test("A large effect and a large n do not overflow.", () => {
  const n = 1e7;
  const sums: Sums = { gram: [n, 0, n], score: [n, 0] };
  for (const criteria of [planeCriteria(sums, n), scaledCriteria(nodesFor(n), (a) => a, sums, n)])
    for (const value of Object.values(criteria)) expect(Number.isFinite(value)).toBe(true);
});
