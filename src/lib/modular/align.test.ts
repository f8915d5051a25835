import { describe, expect, test } from "vitest";
import { evaluate, input, program } from "#graph";
import { mapShapes, type ParameterValues } from "#nn";
import { createRandom } from "#random";
import { pairLogits } from "./architecture.ts";
import {
  alignTransformer,
  alignTwoLayer,
  analyticNet,
  automorphisms,
  between,
  cosineOf,
  logitsOf,
  permuteUnits,
  relabelTransformer,
  relabelTwoLayer,
  score,
  type TwoLayer,
  transformer,
  twoLayer,
  twoLayerOf,
  weightsIn,
} from "./index.ts";

const p = 11;
const width = 14;

function drawn(activation: TwoLayer["activation"], seed: number): TwoLayer {
  const shape = { p, width, activation, loss: "mse" } as const;
  return twoLayerOf(shape, twoLayer(shape).initial(createRandom(seed)));
}

const order = createRandom(5).shuffle(Array.from({ length: width }, (_, unit) => unit));
const signs = order.map((_, i) => (i % 3 === 0 ? -1 : 1));

describe("Aligning two-layer networks", () => {
  test.each([
    ["square", signs],
    ["relu", order.map(() => 1)],
  ] as const)(
    "undoes a planted order, sign and renaming with %s units exactly.",
    (activation, planted) => {
      const net = drawn(activation, 1);
      const hidden = permuteUnits(relabelTwoLayer(net, 7), order, planted);
      const aligned = alignTwoLayer(net, hidden, automorphisms(p));
      expect((7 * aligned.multiplier) % p).toBe(1);
      expect(aligned.cosine).toBeCloseTo(1, 6);
      for (const layer of ["u", "v", "w"] as const)
        expect(aligned.weights[layer]).toEqual(net[layer]);
    },
  );

  test("removes the barrier between a network that adds and its disguise.", () => {
    const net = analyticNet(p, 60, createRandom(2));
    const hidden = permuteUnits(
      relabelTwoLayer(net, 3),
      createRandom(6).shuffle([...Array(60).keys()]),
    );
    const lossBetween = (other: TwoLayer) => {
      const middle = twoLayerOf(net, between(weightsIn(net), weightsIn(other), 0.5));
      return score(logitsOf(middle), p, "cross-entropy");
    };
    const own = score(logitsOf(net), p, "cross-entropy");
    expect(own.accuracy).toBe(1);
    expect(lossBetween(hidden).accuracy).toBeLessThan(0.9);
    expect(lossBetween(alignTwoLayer(net, hidden, automorphisms(p)).weights)).toEqual(own);
  });

  test("does not change what the network answers, but for the names of the numbers.", () => {
    const [reference, net] = [drawn("square", 3), drawn("square", 4)];
    const { weights, multiplier } = alignTwoLayer(reference, net, automorphisms(p));
    const [before, after] = [logitsOf(net), logitsOf(weights)];
    for (const [a, b, c] of [
      [0, 0, 0],
      [2, 5, 9],
      [10, 3, 1],
    ] as const) {
      const renamed = [a, b, c].map((x) => (multiplier * x) % p) as [number, number, number];
      expect(after[(a * p + b) * p + c]).toBeCloseTo(
        before[(renamed[0] * p + renamed[1]) * p + renamed[2]]!,
        5,
      );
    }
  });

  test("finds the order that trying all orders finds.", () => {
    const small = (seed: number) => {
      const shape = { p: 5, width: 4, activation: "relu", loss: "mse" } as const;
      return twoLayerOf(shape, twoLayer(shape).initial(createRandom(seed)));
    };
    const [reference, net] = [small(1), small(2)];
    const orders = [0, 1, 2, 3].flatMap((a) =>
      [0, 1, 2, 3].flatMap((b) =>
        [0, 1, 2, 3].flatMap((c) =>
          [0, 1, 2, 3].filter((d) => new Set([a, b, c, d]).size === 4).map((d) => [a, b, c, d]),
        ),
      ),
    );
    expect(orders).toHaveLength(24);
    const best = Math.max(
      ...orders.map((each) => cosineOf(weightsIn(reference), weightsIn(permuteUnits(net, each)))),
    );
    expect(alignTwoLayer(reference, net, [1]).cosine).toBeCloseTo(best, 6);
  });

  test("renaming needs a prime, and says so.", () => {
    expect(automorphisms(7)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(() => automorphisms(25)).toThrow("25 = 5 × 5");
    expect(() => automorphisms(24)).toThrow("odd");
  });
});

describe.each(["learnt", "uniform"] as const)(
  "Aligning transformers with %s attention",
  (attention) => {
    const shape = { p, dModel: 8, heads: 2, dMlp: 12, attention };
    const architecture = transformer(shape);
    const weightsFrom = (seed: number) => {
      const stream = createRandom(seed);
      return mapShapes(architecture.shapes, (sizes, name) =>
        stream.fork(name).normals(sizes.reduce((a, b) => a * b, 1)),
      );
    };
    const pairs = [Array.from({ length: p * p }, (_, pair) => pair)];
    const logitsIn = (weights: ParameterValues) => {
      const parameters = mapShapes(architecture.shapes, (sizes, name) =>
        input(name, [1, ...sizes]),
      );
      return evaluate(program({ logits: pairLogits(architecture, parameters, pairs) }), weights)[
        "logits"
      ]!;
    };

    test("undoes a planted order of heads and units, turn of the stream and renaming.", () => {
      const net = weightsFrom(1);
      // The alignment with another network is a disguise: it turns, reorders and renames without changing the function.
      const disguise = alignTransformer(shape, weightsFrom(2), net, automorphisms(p));
      expect(cosineOf(net, disguise.weights)).toBeLessThan(0.9);
      const found = alignTransformer(shape, net, disguise.weights, automorphisms(p));
      expect((disguise.multiplier * found.multiplier) % p).toBe(1);
      expect(found.cosine).toBeCloseTo(1, 5);
    });

    test("does not change the function, but for the names of the numbers.", () => {
      const net = weightsFrom(3);
      const { weights, multiplier } = alignTransformer(
        shape,
        weightsFrom(4),
        net,
        automorphisms(p),
      );
      const expected = logitsIn(relabelTransformer(shape, net, multiplier));
      logitsIn(weights).forEach((value, i) => {
        expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-3);
      });
      const renamed = (x: number) => (multiplier * x) % p;
      const before = logitsIn(net);
      const at = (a: number, b: number, c: number) => (a * p + b) * p + c;
      expect(expected[at(2, 5, 9)]).toBeCloseTo(before[at(renamed(2), renamed(5), renamed(9))]!, 6);
    });
  },
);
