import { describe, expect, test } from "vitest";
import { createRandom } from "#random";
import {
  add,
  constant,
  evaluate,
  exp,
  gradient,
  input,
  matMul,
  mul,
  program,
  reduceMean,
  reduceSum,
  sin,
  square,
  sub,
  type Tensor,
  tanh,
} from "./index.ts";

const valuesOf = (tensor: Tensor, feeds: Record<string, ArrayLike<number>>): number[] => [
  ...evaluate(program({ tensor }), feeds)["tensor"]!,
];

describe("gradient(loss, withRespectTo)", () => {
  const x = input("x", [2]);

  test("adds up what reaches a tensor along several paths", () => {
    const y = mul(x, 3);
    const [dx] = gradient(reduceSum(add(mul(y, y), sin(y))), [x]);
    const expected = [0.5, -1].map((value) => 18 * value + 3 * Math.cos(3 * value));
    valuesOf(dx!, { x: [0.5, -1] }).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 12);
    });
  });

  test("is zero for what the loss does not depend on", () => {
    const [dx, dz] = gradient(reduceSum(x), [x, input("z", [3])]);
    expect(valuesOf(dx!, {})).toEqual([1, 1]);
    expect(valuesOf(dz!, {})).toEqual([0, 0, 0]);
  });

  test("reaches tensors inside the graph", () => {
    const y = square(x);
    const [dy] = gradient(reduceSum(mul(y, y)), [y]);
    expect(valuesOf(dy!, { x: [1, 2] })).toEqual([2, 8]);
  });

  test("of a tensor with respect to itself is one", () => {
    const loss = reduceSum(x);
    expect(valuesOf(gradient(loss, [loss])[0]!, {})).toEqual([1]);
  });

  test("refuses a loss of several elements", () => {
    expect(() => gradient(x, [x])).toThrow(
      "gradient: received float32[2]; accepts a float32 loss of one element",
    );
  });

  test("can be taken of a gradient: d³/dx³ exp(2x) = 8 exp(2x)", () => {
    let y = reduceSum(exp(mul(x, 2)));
    for (let order = 0; order < 3; order++) y = reduceSum(gradient(y, [x])[0]!);
    expect(valuesOf(y, { x: [0.1, 0.3] })[0]).toBeCloseTo(8 * (Math.exp(0.2) + Math.exp(0.6)), 10);
  });
});

test("the Hessian times a vector equals the change of the gradient along it", () => {
  const random = createRandom(5);
  const [points, hidden] = [7, 4];
  const weights = [input("W", [1, hidden]), input("b", [hidden]), input("V", [hidden, 1])];
  const [W, b, V] = weights as [Tensor, Tensor, Tensor];
  const [x, y] = [constant(random.normals(points), [points, 1]), random.normals(points)];
  const residual = sub(matMul(tanh(add(matMul(x, W), b)), V), constant(y, [points, 1]));
  const gradients = gradient(reduceMean(square(residual)), weights);

  const vectors = weights.map(({ shape }) => constant(random.normals(hidden), shape));
  const slope = gradients.reduce<Tensor>(
    (sum, g, i) => add(sum, reduceSum(mul(g, vectors[i]!))),
    constant(0),
  );
  const feeds = Object.fromEntries(
    weights.map((weight) => [weight.attributes.name, Float64Array.from(random.normals(hidden))]),
  );
  const products = gradient(slope, weights);
  const h = 1e-5;
  products.forEach((product, i) => {
    const at = (sign: number) =>
      valuesOf(
        gradients[i]!,
        Object.fromEntries(
          weights.map(({ attributes: { name } }, k) => [
            name,
            feeds[name]!.map((value, j) => value + sign * h * vectors[k]!.attributes.values[j]!),
          ]),
        ),
      );
    const [up, down] = [at(1), at(-1)];
    valuesOf(product, feeds).forEach((value, j) => {
      expect(value).toBeCloseTo((up[j]! - down[j]!) / (2 * h), 7);
    });
  });
});
