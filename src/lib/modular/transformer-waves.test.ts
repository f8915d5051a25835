import { expect, test } from "vitest";
import { evaluate, input, program } from "#graph";
import { mapShapes, type ParameterValues } from "#nn";
import { createRandom } from "#random";
import {
  embeddingShares,
  hiddenAt,
  outputResidual,
  transformer,
  unitPower,
  unitWaves,
} from "./index.ts";

const shape = { p: 7, dModel: 4, heads: 2, dMlp: 3 };
const { p, dMlp } = shape;
const architecture = transformer(shape);
const stream = createRandom(5);
const weights: ParameterValues = mapShapes(architecture.shapes, (sizes, name) =>
  stream.fork(name).normals(sizes.reduce((a, b) => a * b, 1)),
);

/** Least squares on every product of waves of one frequency, by sums in plain loops. */
function plainShare(values: ArrayLike<number>, unit: number, k: number): number {
  const turn = (2 * Math.PI * k) / p;
  const waves = [() => 1, (x: number) => Math.cos(turn * x), (x: number) => Math.sin(turn * x)];
  const mean = average((a, b) => values[(a * p + b) * dMlp + unit]!);
  const varying = average((a, b) => (values[(a * p + b) * dMlp + unit]! - mean) ** 2);
  let explained = 0;
  for (const [i, f] of waves.entries())
    for (const [j, g] of waves.entries()) {
      if (i + j === 0) continue;
      const part = average((a, b) => f(a) * g(b) * values[(a * p + b) * dMlp + unit]!);
      explained += part ** 2 / average((a, b) => (f(a) * g(b)) ** 2);
    }
  return explained / varying;
}

function average(of: (a: number, b: number) => number): number {
  let sum = 0;
  for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) sum += of(a, b);
  return sum / p ** 2;
}

test("A unit's share is the variance that products of one frequency's waves explain, and its frequency has the largest.", () => {
  const parameters = mapShapes(architecture.shapes, (sizes, name) => input(name, [1, ...sizes]));
  const pairs = Array.from({ length: p * p }, (_, pair) => pair);
  const { W_out, b_out, W_U, ...before } = weights;
  const feeds = Object.fromEntries(Object.entries(before).map(([name, own]) => [name, [...own]]));
  const { hidden } = evaluate(program({ hidden: hiddenAt(shape, parameters, [pairs]) }), feeds);
  const { power } = evaluate(unitPower(shape), feeds);
  const found = unitWaves(Float32Array.from(power!), shape);
  expect(found).toHaveLength(dMlp);
  for (const [unit, { frequency, share }] of found.entries()) {
    const plain = [1, 2, 3].map((k) => plainShare(hidden!, unit, k));
    expect(share).toBeCloseTo(Math.max(...plain), 5);
    expect(plain[frequency - 1]).toBe(Math.max(...plain));
  }
});

test("An embedding on one circle has one frequency.", () => {
  const circle = Float32Array.from({ length: (p + 1) * shape.dModel }, (_, i) => {
    const [x, d] = [Math.floor(i / shape.dModel), i % shape.dModel];
    return 3 + Math.cos((2 * Math.PI * 2 * x) / p + d);
  });
  const found = embeddingShares({ W_E: circle }, shape);
  expect(found[2]).toBeCloseTo(1, 6);
  expect(found[1]! + found[3]!).toBeCloseTo(0, 6);
});

test("Nothing is outside all frequencies but the mean, and what is outside one is the rest of the power.", () => {
  const all = outputResidual(weights, shape, [1, 2, 3]) ** 2;
  const parts = [1, 2, 3].map((k) => 1 - outputResidual(weights, shape, [k]) ** 2);
  expect(parts.reduce((a, b) => a + b)).toBeCloseTo(1 - all, 9);
  const centred = Float32Array.from(weights["W_U"]!, (value, i) => {
    const row = weights["W_U"]!.subarray(i - (i % p), i - (i % p) + p);
    return value - row.reduce((a, b) => a + b) / p;
  });
  expect(outputResidual({ ...weights, W_U: centred }, shape, [1, 2, 3])).toBeCloseTo(0, 3);
});
