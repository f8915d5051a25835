import { expect, test } from "vitest";
import { createRandom } from "#random";
import { effectiveSampleSize, mean, splitRHat, variance } from "./diagnostics.ts";
import { createStream } from "./stream.ts";

const normals = (n: number, label: string) =>
  Float64Array.from(createRandom(1).fork(label).normals(n));
const chains = (count: number, shift = 0) =>
  Array.from({ length: count }, (_, i) => normals(1000, `${i}`).map((x) => x + shift * i));

test("Chains of one distribution have R̂ near 1, shifted ones have not.", () => {
  expect(splitRHat([chains(4)])).toBeLessThan(1.01);
  expect(splitRHat([chains(4, 1)])).toBeGreaterThan(1.3);
});

test("A chain that drifts disagrees with itself.", () => {
  const drifting = chains(2).map((chain) => chain.map((x, i) => x + i / 300));
  expect(splitRHat([drifting])).toBeGreaterThan(1.1);
});

test("Groups may differ from each other.", () => {
  const far = chains(2).map((chain) => chain.map((x) => x + 100));
  expect(splitRHat([chains(2), far])).toBeLessThan(1.02);
});

test("The effective size of an autoregressive chain is n (1 - ρ) / (1 + ρ).", () => {
  const rho = 0.8;
  const chain = normals(20_000, "ar");
  for (let i = 1; i < chain.length; i++)
    chain[i] = rho * chain[i - 1]! + Math.sqrt(1 - rho ** 2) * chain[i]!;
  const expected = (chain.length * (1 - rho)) / (1 + rho);
  expect(effectiveSampleSize([chain]) / expected).toBeGreaterThan(0.8);
  expect(effectiveSampleSize([chain]) / expected).toBeLessThan(1.2);
});

test("The fast stream is normal to four moments, and the same seed gives the same numbers.", () => {
  const draw = () => createStream(createRandom(3)).normals(100_001);
  const values = draw();
  expect(draw()).toEqual(values);
  expect(mean(values)).toBeCloseTo(0, 1);
  expect(variance(values)).toBeCloseTo(1, 1);
  expect(Math.abs(mean(values.map((x) => x ** 4)) - 3)).toBeLessThan(0.15);
  const neighbours = values.subarray(1).map((x, i) => x * values[i]!);
  expect(Math.abs(mean(neighbours))).toBeLessThan(0.02);
});
