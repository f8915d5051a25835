import { expect, test } from "vitest";
import { evaluate, gradient, input, mul, program, reduceSum, sin } from "#graph";
import { mapShapes, type ParameterValues } from "#nn";
import { createRandom } from "#random";
import { pairLogits } from "./architecture.ts";
import { transformer } from "./index.ts";

const shape = { p: 5, dModel: 6, heads: 2, dMlp: 7 };
const [p, d, dHead, positions] = [shape.p, shape.dModel, 3, 3];
const architecture = transformer(shape);
const networks = 2;
const pairs = [
  [3, 7, 24, 0],
  [12, 1, 9, 20],
];
const drawn = Array.from({ length: networks }, (_, i) => {
  const stream = createRandom(30 + i);
  // Larger than at the start, and with biases, so that everything matters.
  return mapShapes(architecture.shapes, (sizes, name) =>
    stream.fork(name).normals(sizes.reduce((a, b) => a * b, 1)),
  );
});
const parameters = mapShapes(architecture.shapes, (sizes, name) =>
  input(name, [networks, ...sizes]),
);
const feeds = mapShapes(architecture.shapes, (_, name) => drawn.flatMap((own) => [...own[name]!]));

/** The whole sequence through the layer as the paper has it, in loops; the logits at the last position. */
function plainLogits(weights: ParameterValues, pair: number): number[] {
  const at = (name: string, row: number, column: number) =>
    weights[name]![row * architecture.shapes[name]![1]! + column]!;
  const times = (x: number[], name: string) =>
    Array.from({ length: architecture.shapes[name]![1]! }, (_, j) =>
      x.reduce((sum, value, i) => sum + value * at(name, i, j), 0),
    );
  const plus = (x: number[], y: ArrayLike<number>) => x.map((value, i) => value + y[i]!);
  const tokens = [Math.floor(pair / p), pair % p, p];
  const stream = tokens.map((token, place) =>
    Array.from({ length: d }, (_, j) => at("W_E", token, j) + at("W_pos", place, j)),
  );
  const [queries, keys, values] = ["W_Q", "W_K", "W_V"].map((name) =>
    stream.map((x) => times(x, name)),
  );
  const read = Array.from({ length: d }, (_, j) => {
    const head = Math.floor(j / dHead);
    const own = Array.from({ length: dHead }, (_, i) => head * dHead + i);
    const scores = keys!.map(
      (key) => own.reduce((sum, i) => sum + queries![2]![i]! * key[i]!, 0) / Math.sqrt(dHead),
    );
    const total = scores.reduce((sum, score) => sum + Math.exp(score), 0);
    return scores.reduce((sum, score, i) => sum + (Math.exp(score) / total) * values![i]![j]!, 0);
  });
  expect(stream).toHaveLength(positions);
  const middle = plus(stream[2]!, times(read, "W_O"));
  const hidden = plus(times(middle, "W_in"), weights["b_in"]!).map((x) => Math.max(0, x));
  const end = plus(plus(middle, times(hidden, "W_out")), weights["b_out"]!);
  return times(end, "W_U");
}

test("Its logits are those of the layer run over all three tokens in plain loops.", () => {
  const { logits } = evaluate(
    program({ logits: pairLogits(architecture, parameters, pairs) }),
    feeds,
  );
  const expected = pairs.flatMap((own, network) =>
    own.flatMap((pair) => plainLogits(drawn[network]!, pair)),
  );
  expect(logits).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(logits![i]).toBeCloseTo(value, 9);
  });
});

test("The gradient of every parameter agrees with central differences.", () => {
  const logits = pairLogits(architecture, parameters, pairs);
  const loss = reduceSum(sin(mul(logits, 0.1)));
  const names = Object.keys(parameters);
  const gradients = gradient(loss, Object.values(parameters));
  const found = evaluate(
    program(Object.fromEntries(names.map((name, i) => [`slope.${name}`, gradients[i]!]))),
    feeds,
  );
  const value = program({ loss });
  for (const name of names) {
    const along = [...createRandom(1).fork(name).normals(feeds[name]!.length)];
    const at = (step: number) => {
      const moved = feeds[name]!.map((x, i) => x + step * along[i]!);
      return evaluate(value, { ...feeds, [name]: moved })["loss"]![0]!;
    };
    const slope = along.reduce((sum, each, i) => sum + each * found[`slope.${name}`]![i]!, 0);
    const step = 1e-6;
    expect(slope).toBeCloseTo((at(step) - at(-step)) / (2 * step), 5);
  }
});

test("A width that the heads cannot share is refused.", () => {
  expect(() => transformer({ ...shape, heads: 4 })).toThrow("no multiple of 4 heads");
});
