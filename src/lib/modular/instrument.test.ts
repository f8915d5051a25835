import { afterAll, describe, expect, test } from "vitest";
import { createEngine } from "#engine";
import type { ParameterValues } from "#nn";
import { createRandom } from "#random";
import type { Architecture } from "./architecture.ts";
import {
  analyticNet,
  analyticShare,
  clockByHand,
  createInstrument,
  distanceIrrelevance,
  drawTriples,
  logitsOf,
  permuteUnits,
  pizzaByHand,
  score,
  transformer,
  twoLayer,
  twoLayerOf,
  weightsIn,
} from "./index.ts";

const engine = await createEngine();
afterAll(() => engine.dispose());

const p = 11;
const everyTriple = Array.from({ length: p ** 3 }, (_, i) => ({
  pair: Math.floor(i / p),
  answer: i % p,
}));

async function examine(
  architecture: Architecture,
  weights: ParameterValues,
  triples = everyTriple,
) {
  const instrument = await createInstrument(engine, architecture, triples);
  const logits = await instrument.logits(weights);
  const symmetricity = await instrument.symmetricity(weights);
  await instrument.dispose();
  return { logits, symmetricity };
}

const angle = (k: number) => (2 * Math.PI * k) / p;

describe("The clock by hand", () => {
  const frequencies = [2, 3];
  const { architecture, weights } = clockByHand(p, frequencies);

  test("has the logits Σ cos(w(a + b − c)), and adds.", async () => {
    const { logits } = await examine(architecture, weights);
    for (const [a, b, c] of [
      [0, 0, 0],
      [3, 9, 1],
      [10, 10, 4],
    ] as const) {
      const expected = frequencies.reduce((sum, k) => sum + Math.cos(angle(k) * (a + b - c)), 0);
      expect(logits[(a * p + b) * p + c]).toBeCloseTo(expected, 5);
    }
    expect(score(logits, p, "mse").accuracy).toBe(1);
  });

  test("has the gradient symmetricity of plain loops: the gradients stand at the angles c − b and c − a.", async () => {
    const { symmetricity } = await examine(architecture, weights);
    let sum = 0;
    for (let a = 0; a < p; a++)
      for (let b = 0; b < p; b++)
        for (let c = 0; c < p; c++) {
          const left = frequencies.flatMap((k) => [
            Math.cos(angle(k) * (c - b)),
            Math.sin(angle(k) * (c - b)),
          ]);
          const right = frequencies.flatMap((k) => [
            Math.cos(angle(k) * (c - a)),
            Math.sin(angle(k) * (c - a)),
          ]);
          sum += left.reduce((s, value, i) => s + value * right[i]!, 0) / frequencies.length;
        }
    expect(symmetricity).toBeCloseTo(sum / p ** 3, 5);
    expect(symmetricity).toBeCloseTo(0, 5);
  });

  test("refuses a frequency that p does not have.", () => {
    expect(() => clockByHand(p, [6])).toThrow("1 to 5");
  });
});

describe("The pizza by hand", () => {
  const net = pizzaByHand(p, [1, 2, 3, 4, 5], 24);

  test("adds, and its right logit depends on b − a alone.", () => {
    const logits = logitsOf(net);
    expect(score(logits, p, "mse").accuracy).toBe(1);
    expect(distanceIrrelevance(logits, p)).toBeLessThan(0.05);
  });

  test("has gradient symmetricity 1, as every two-layer network has, trained or not.", async () => {
    expect((await examine(twoLayer(net), weightsIn(net))).symmetricity).toBeCloseTo(1, 5);
    const drawn = twoLayer({ ...net, width: 9 });
    expect((await examine(drawn, drawn.initial(createRandom(1)))).symmetricity).toBeCloseTo(1, 5);
  });
});

describe("Gradient symmetricity of a transformer", () => {
  const shape = { p, dModel: 8, heads: 2, dMlp: 12 };

  test("is 1 with uniform attention, which passes only the sum of the terms on.", async () => {
    const uniform = transformer({ ...shape, attention: "uniform" });
    expect((await examine(uniform, uniform.initial(createRandom(2)))).symmetricity).toBeCloseTo(
      1,
      5,
    );
  });

  test("is that of central differences with learnt attention.", async () => {
    const architecture = transformer(shape);
    const weights = architecture.initial(createRandom(3));
    // A larger embedding lets attention choose.
    const large = { ...weights, W_E: weights["W_E"]!.map((value) => 4 * value) };
    const triples = [{ pair: 3 * p + 7, answer: 2 }];
    const { symmetricity } = await examine(architecture, large, triples);
    // Only pair (3, 7) is looked at, and its terms are different rows of W_E.
    const logitAt = async (row: number, i: number, step: number) => {
      const moved = large.W_E.slice();
      moved[row * 8 + i]! += step;
      return (await examine(architecture, { ...large, W_E: moved }, triples)).logits[
        (3 * p + 7) * p + 2
      ]!;
    };
    const slopes = async (row: number) =>
      Promise.all(
        Array.from(
          { length: 8 },
          async (_, i) => (await logitAt(row, i, 0.01)) - (await logitAt(row, i, -0.01)),
        ),
      );
    const [first, second] = [await slopes(3), await slopes(7)];
    const product = (x: number[], y: number[]) =>
      x.reduce((sum, value, i) => sum + value * y[i]!, 0);
    const expected =
      product(first, second) / Math.sqrt(product(first, first) * product(second, second));
    expect(Math.abs(expected)).toBeLessThan(0.999);
    expect(symmetricity).toBeCloseTo(expected, 2);
  }, 60_000);
});

describe("The share of the analytic form", () => {
  test("is 1 for the analytic network, whatever the order of its units.", () => {
    const net = analyticNet(p, 20, createRandom(1));
    expect(analyticShare(net)).toBeCloseTo(1, 6);
    expect(analyticShare(permuteUnits(net, [...Array(20).keys()].reverse()))).toBeCloseTo(1, 6);
  });

  test("is smaller where the phases do not add, and where there is more than one frequency.", () => {
    const net = analyticNet(p, 20, createRandom(1));
    const shifted = { ...net, w: net.w.map((_, i) => net.w[i - (i % p) + ((i + 4) % p)]!) };
    expect(analyticShare(shifted)).toBeLessThan(0.95);
    const shape = { ...net, width: 60 };
    const untrained = twoLayerOf(shape, twoLayer(shape).initial(createRandom(2)));
    expect(analyticShare(untrained)).toBeLessThan(0.5);
  });
});

test("Triples are the same for the same stream, and within range.", () => {
  const triples = drawTriples(createRandom(1), p, 50);
  expect(drawTriples(createRandom(1), p, 50)).toEqual(triples);
  for (const { pair, answer } of triples) {
    expect(pair).toBeLessThan(p * p);
    expect(answer).toBeLessThan(p);
  }
});
