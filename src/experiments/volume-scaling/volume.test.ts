import { describe, expect, test } from "vitest";
import { encloser, evaluate, parse } from "#expression";
import { losses, lossOf, variables } from "./losses.ts";
import { volumeBelow } from "./volume.ts";

const tree = (formula: string) => parse(formula, variables).expression!;
const volumeOf = (formula: string, epsilon: number, B: number, expected: number) =>
  volumeBelow(encloser(tree(formula)), epsilon, B, expected)!;

const closed = Object.keys(losses).filter((name) => lossOf(name)?.volume);
const tolerances = [1e-2, 3e-5, 1e-8, 1e-12];

describe.each(closed)("the volume of the %s", (name) => {
  const { formula, volume } = lossOf(name)!;
  const B = name === "circle" ? 1.5 : 1;

  test.each(tolerances)("agrees with its closed form at ε = %d.", (epsilon) => {
    const exact = volume!(epsilon, B);
    const { value, unsure } = volumeOf(formula, epsilon, B, exact);
    expect(Math.abs(value / exact - 1)).toBeLessThan(1e-4);
    expect(unsure / value).toBeLessThan(1e-4);
  });
});

/** Points of a fine grid below the level, a check that knows nothing of intervals or quadrature. */
function counted(formula: string, epsilon: number, B: number): number {
  const side = 700;
  const loss = tree(formula);
  let below = 0;
  for (let i = 0; i < side; i++)
    for (let j = 0; j < side; j++) {
      const at = [i, j].map((k) => B * ((2 * k + 1) / side - 1));
      if (evaluate(loss, at) < epsilon) below++;
    }
  return below * ((2 * B) / side) ** 2;
}

test.each([
  ["(w1^2 - w2^3)^2", 0.01, 1],
  ["(w1*w2*(w1 - w2))^2", 0.003, 1],
  ["tanh(w1*w2 - 0.2)^2 + 0.1*w1^2", 0.02, 1],
  ["1 - cos(3*w1*w2)", 0.05, 2],
  ["abs(w1) + exp(w2) - 1 - w2", 0.05, 1],
])(
  "The set where %s is below %d is as large as a count of grid points says.",
  (formula, epsilon, B) => {
    const count = counted(formula, epsilon, B);
    expect(Math.abs(volumeOf(formula, epsilon, B, count).value / count - 1)).toBeLessThan(0.01);
  },
);

test("The cusp's volume is a one-dimensional integral.", () => {
  const epsilon = 1e-10;
  const root = Math.sqrt(epsilon);
  // |w1² − w2³| < √ε, by the midpoint rule in the cube root of w2, fine where the cusp is.
  const pieces = 400_000;
  let sum = 0;
  for (let i = 0; i < pieces; i++) {
    const t = (2 * (i + 0.5)) / pieces - 1;
    const w2 = t ** 3;
    const width =
      Math.sqrt(Math.min(Math.max(w2 ** 3 + root, 0), 1)) - Math.sqrt(Math.max(w2 ** 3 - root, 0));
    sum += 2 * width * 3 * t * t * (2 / pieces);
  }
  const { value } = volumeOf(losses.cusp.formula, epsilon, 1, sum);
  expect(Math.abs(value / sum - 1)).toBeLessThan(1e-3);
});

test("A sliver of any width is found, wherever it lies.", () => {
  const { value } = volumeOf("(w1 - 0.3)^2 + (w2 + 0.1)^2", 1e-12, 1, 1e-12);
  expect(Math.abs(value / (Math.PI * 1e-12) - 1)).toBeLessThan(1e-3);
});

test("It does not matter how a bowl is written.", () => {
  const { value } = volumeOf("w1^2 - 0.6*w1 + 0.09 + w2^2 + 0.2*w2 + 0.01", 1e-8, 1, 1e-8);
  expect(Math.abs(value / (Math.PI * 1e-8) - 1)).toBeLessThan(1e-3);
});

test("A set that is too intricate is given up, not guessed.", () => {
  const wild = encloser(tree("sin(3000*w1*w2)^2"));
  expect(volumeBelow(wild, 1e-6, 1, 1e-3)).toBeUndefined();
});
