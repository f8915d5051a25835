/** @file Holds every operation to an independent library, to central differences and to the runtime. */
import { defaultDevice, init, numpy as np, grad as theirGradient } from "@jax-js/jax";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  add,
  constant,
  evaluate,
  GraphError,
  gradient,
  input,
  mul,
  program,
  reduceSum,
  sizeOf,
  type Tensor,
  table,
} from "#graph";
import { createRandom } from "#random";
import { createEngine, type Engine } from "../index.ts";
import { cases } from "./all.cases.ts";
import type { Case } from "./case.ts";

type Feeds = Readonly<Record<string, ArrayLike<number>>>;

/** Build a case with seeded values for its inputs, and its gradient where it has one. */
function prepare(example: Case, number: number) {
  const { shapes, build, from: [low, high] = [-2, 2] } = example;
  const random = createRandom(17 + number);
  const draw = ({ shape }: Tensor) =>
    Float32Array.from({ length: sizeOf(shape) }, () => low + (high - low) * random.uniform());
  const inputs = shapes.map((shape, i) => input(`x${number}.${i}`, shape));
  const feeds = Object.fromEntries(inputs.map((x) => [x.attributes.name, draw(x)]));
  const result = build(...inputs);
  const weights = constant(random.normals(sizeOf(result.shape)), result.shape);
  const loss = reduceSum(mul(result, weights));
  const gradients = example.gradient === "throws" ? [] : gradient(loss, inputs);
  const directions = inputs.map((x) => constant(random.normals(sizeOf(x.shape)), x.shape));
  return { example, inputs, feeds, result, weights, loss, gradients, directions };
}

type Prepared = ReturnType<typeof prepare>;

/** Compute tensors in float64; what a tensor does not need is not fed. */
function valuesOf(tensors: readonly Tensor[], feeds: Feeds): Float64Array[] {
  const computed = program(Object.fromEntries(tensors.map((tensor, i) => [`y${i}`, tensor])));
  return Object.values(evaluate(computed, used(computed, feeds)));
}

const used = <T>({ inputs }: ReturnType<typeof program>, feeds: Readonly<Record<string, T>>) =>
  Object.fromEntries(Object.entries(feeds).filter(([name]) => name in inputs));

const STEP = 1e-5;

/** (f(x + h) - f(x - h)) / 2h in every coordinate of one input, in float64. */
function centralDifferences({ loss, feeds }: Prepared, name: string): number[] {
  const at = (i: number, change: number) => {
    const moved = Float64Array.from(feeds[name]!);
    moved[i]! += change;
    return valuesOf([loss], { ...feeds, [name]: moved })[0]![0]!;
  };
  return Array.from(feeds[name]!, (_, i) => (at(i, STEP) - at(i, -STEP)) / (2 * STEP));
}

/** (∇f(x + h v) - ∇f(x - h v)) / 2h for the directions v, one after the other for every input. */
function changeOfGradient({ inputs, feeds, gradients, directions }: Prepared): number[] {
  const at = (sign: number) => {
    const moved = inputs.map(({ attributes: { name } }, k) => [
      name,
      Float64Array.from(
        feeds[name]!,
        (x, i) => x + sign * STEP * directions[k]!.attributes.values[i]!,
      ),
    ]);
    return valuesOf(gradients, Object.fromEntries(moved)).flatMap((values) => [...values]);
  };
  const down = at(-1);
  return at(1).map((up, i) => (up - down[i]!) / (2 * STEP));
}

const theirInputs = ({ inputs, feeds }: Prepared): np.Array[] =>
  inputs.map(({ shape, attributes: { name } }) =>
    np.array(Float64Array.from(feeds[name]!), { shape: [...shape] }),
  );

function expectClose(computed: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number) {
  expect(computed.length).toBe(expected.length);
  Array.from(expected, (value, i) =>
    expect(Math.abs(computed[i]! - value) / (1 + Math.abs(value))).toBeLessThan(tolerance),
  );
}

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
  await init("cpu");
  defaultDevice("cpu");
});
afterAll(() => engine.dispose());

describe.each(Object.keys(cases))("%s", (name) => {
  const prepared = cases[name]!.map((example, i) => ({
    ...prepare(example, i),
    title: example.shapes.map((shape) => `[${shape}]`).join(" "),
  }));
  // jax-js has no empty arrays.
  const filled = prepared.filter(({ example }) => !example.shapes.flat().includes(0));
  const differentiable = prepared.filter(({ example }) => example.gradient === undefined);

  test.each(filled)("computes what jax-js computes: $title", async (p) => {
    const expected = p.example.oracle(...theirInputs(p));
    expect(p.result.shape).toEqual(expected.shape);
    expectClose(valuesOf([p.result], p.feeds)[0]!, await expected.data(), 1e-6);
  });

  test.each(filled)("has the gradient that jax-js has: $title", async (p) => {
    const weights = () =>
      np.array(Float64Array.from(p.weights.attributes.values), { shape: [...p.result.shape] });
    const loss = (...inputs: np.Array[]) =>
      np.sum(np.multiply(p.example.oracle(...inputs), weights()));
    const computed = valuesOf(p.gradients, p.feeds);
    for (const i of p.gradients.keys()) {
      const expected = await theirGradient(loss, { argnums: i })(...theirInputs(p)).data();
      expectClose(computed[i]!, expected, 1e-6);
    }
  });

  test.each(prepared)("has the gradient that central differences give: $title", (p) => {
    if (p.example.gradient === "throws") {
      expect(() => gradient(p.loss, p.inputs)).toThrow(GraphError);
      return;
    }
    const computed = valuesOf(p.gradients, p.feeds);
    p.inputs.forEach(({ shape, attributes }, i) => {
      const expected = centralDifferences(p, attributes.name);
      expect(p.gradients[i]!.shape).toEqual(shape);
      const wanted = p.example.gradient === "zero" ? expected.map(() => 0) : expected;
      expectClose(computed[i]!, wanted, 1e-6);
    });
  });

  if (differentiable.length > 0)
    test.each(differentiable)(
      "has the second derivatives that central differences of the gradient give: $title",
      (p) => {
        const slopes = p.gradients.map((g, i) => reduceSum(mul(g, p.directions[i]!)));
        const products = gradient(slopes.reduce(add), p.inputs);
        const computed = valuesOf(products, p.feeds).flatMap((values) => [...values]);
        expectClose(computed, changeOfGradient(p), 1e-6);
      },
    );

  test("computes the same on the runtime as in float64, gradients included", async () => {
    const outputs = prepared.flatMap(({ result, gradients }) => [result, ...gradients]);
    const computed = program(Object.fromEntries(outputs.map((output, i) => [`y${i}`, output])));
    const all = Object.fromEntries(prepared.flatMap((p) => Object.entries(p.feeds)));
    const feeds = used(computed, all);
    const executable = await engine.compile(computed);
    const values = await executable.run(feeds);
    await executable.dispose();
    for (const [output, expected] of Object.entries(evaluate(computed, feeds)))
      expectClose(values[output]!, expected, 1e-5);
  });
});

test.each(Object.keys(table))("%s is what its examples exercise", (name) => {
  const uses = (tensor: Tensor): boolean => tensor.op === name || tensor.inputs.some(uses);
  expect(cases[name]!.some((example, i) => uses(prepare(example, i).result))).toBe(true);
});
