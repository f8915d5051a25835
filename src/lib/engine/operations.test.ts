/** @file Holds every operation of the table to the runtime and to central differences. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  constant,
  evaluate,
  gradient,
  input,
  mul,
  type OpName,
  program,
  reduceSum,
  sizeOf,
  type Tensor,
  table,
} from "#graph";
import { createRandom } from "#random";
import { createEngine, type Engine } from "./index.ts";
import { type Case, cases } from "./operations.cases.ts";

/** Build a case with seeded values for its inputs. */
function prepare({ shapes, build, from = [-2, 2] }: Case, seed: number) {
  const random = createRandom(seed);
  const inputs = shapes.map((shape, i) => input(`x${i}`, shape));
  const draw = ({ shape }: Tensor) =>
    Float32Array.from(
      { length: sizeOf(shape) },
      () => from[0] + (from[1] - from[0]) * random.uniform(),
    );
  const feeds = Object.fromEntries(inputs.map((x) => [x.attributes.name, draw(x)]));
  const result = build(...inputs);
  const weights = constant(random.normals(sizeOf(result.shape)), result.shape);
  return { inputs, feeds, result, loss: reduceSum(mul(result, weights)) };
}

/** (f(x + h) - f(x - h)) / 2h in every coordinate, in float64. */
function centralDifferences(loss: Tensor, name: string, feeds: Record<string, Float32Array>) {
  const f = program({ loss });
  const at = (i: number, h: number) => {
    const moved = Float64Array.from(feeds[name]!);
    moved[i]! += h;
    const used = Object.entries({ ...feeds, [name]: moved }).filter(([key]) => key in f.inputs);
    return evaluate(f, Object.fromEntries(used))["loss"]![0]!;
  };
  const h = 1e-5;
  return Array.from(feeds[name]!, (_, i) => (at(i, h) - at(i, -h)) / (2 * h));
}

const difference = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.max(0, ...Array.from(a, (x, i) => Math.abs(x - b[i]!) / (1 + Math.abs(b[i]!))));

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});
afterAll(() => engine.dispose());

describe.each(Object.keys(table) as OpName[])("%s", (name) => {
  const prepared = cases[name].map((each, i) => ({
    ...prepare(each, 17 + i),
    rule: each.gradient,
    title: `case ${i}, ${each.shapes.map((shape) => `[${shape}]`).join(" ")}`,
  }));

  test("is what its cases exercise", () => {
    const uses = (tensor: Tensor): boolean => tensor.op === name || tensor.inputs.some(uses);
    expect(prepared.some(({ result }) => uses(result))).toBe(true);
  });

  test.each(prepared)("computes on the runtime what it computes in float64: $title", async (p) => {
    const forward = program({ result: p.result });
    const executable = await engine.compile(forward);
    const computed = (await executable.run(p.feeds))["result"]!;
    await executable.dispose();
    const expected = evaluate(forward, p.feeds)["result"]!;
    expect(computed.length).toBe(expected.length);
    expect(difference(computed, expected)).toBeLessThan(1e-5);
  });

  test.each(prepared)("has the gradient that central differences give: $title", (p) => {
    if (p.rule === "throws") {
      expect(() => gradient(p.loss, p.inputs)).toThrow(/gradient is not defined/);
      return;
    }
    const gradients = gradient(p.loss, p.inputs);
    p.inputs.forEach((x, i) => {
      const g = program({ g: gradients[i]! });
      const used = Object.entries(p.feeds).filter(([key]) => key in g.inputs);
      const computed = evaluate(g, Object.fromEntries(used))["g"]!;
      const expected = centralDifferences(p.loss, x.attributes.name, p.feeds);
      expect(gradients[i]!.shape).toEqual(x.shape);
      expect(computed.length).toBe(expected.length);
      const wanted = p.rule === "zero" ? expected.map(() => 0) : expected;
      expect(difference(computed, wanted)).toBeLessThan(1e-6);
    });
  });
});
