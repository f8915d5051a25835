import { afterAll, describe, expect, test } from "vitest";
import { createEngine } from "#engine";
import { analyticNet, createInstrument, permuteUnits, relabelTwoLayer, weightsIn } from "#modular";
import { createRandom } from "#random";
import { parseParameters } from "../parameters.ts";
import { about } from "./about.ts";
import { networkOf } from "./forms.ts";
import {
  barrierOf,
  guessLoss,
  keptAccuracy,
  keptLoss,
  knownPairs,
  walkLines,
} from "./walk-lines.ts";

const engine = await createEngine();
afterAll(() => engine.dispose());

const p = 11;

describe("The line between a network and its disguise", () => {
  test("has a barrier as they are, and none once units are matched and numbers renamed.", async () => {
    const { params } = parseParameters(about, { p: "11", width: "160" });
    const network = networkOf("square", params);
    // Its logits are then about 1 for the right answer: 80 of 160 halves.
    const analytic = analyticNet(p, 160, createRandom(1));
    const net = { ...analytic, w: analytic.w.map((value) => value / 80) };
    const order = createRandom(2).shuffle([...Array(160).keys()]);
    const disguised = permuteUnits(relabelTwoLayer(net, 5), order);
    const everything = Array.from({ length: p * p }, (_, pair) => pair);
    const split = { train: everything, heldOut: [] };
    const instrument = await createInstrument(engine, network.architecture, [
      { pair: 0, answer: 0 },
    ]);
    const ends = [net, disguised].map((each) => ({ weights: weightsIn(each), split }));
    const lines = await walkLines(network, instrument, ends[0]!, ends[1]!, true);
    await instrument.dispose();
    expect(barrierOf(lines.straight)).toBeGreaterThan(0.05);
    expect(barrierOf(lines.renamed)).toBeCloseTo(0, 5);
    expect((5 * lines.renamed.multiplier) % p).toBe(1);
    expect(lines.renamed.cosine).toBeCloseTo(1, 5);
    expect(keptLoss(lines.renamed)).toBeCloseTo(1, 4);
    for (const accuracy of lines.renamed.accuracy)
      expect(accuracy).toBe(lines.straight.accuracy[0]);
  });
});

describe("What is read off a line", () => {
  test("the barrier is the rise above the line between the ends, not above the lower end.", () => {
    expect(barrierOf({ loss: [0, 0.7, 1] })).toBeCloseTo(0.2, 12);
    expect(barrierOf({ loss: [1, 0.2, 0] })).toBe(0);
  });

  test("what is kept is what is left over guessing, and there is nothing to keep where there was nothing.", () => {
    expect(keptLoss({ loss: [0, 0.25, 0] })).toBeCloseTo(0.75, 12);
    expect(keptLoss({ loss: [0, 3, 0] })).toBe(0);
    expect(keptLoss({ loss: [1.2, 1, 0.95] })).toBeUndefined();
    expect(keptAccuracy({ accuracy: [1, 0.55, 1] }, 10)).toBeCloseTo(0.5, 12);
    expect(keptAccuracy({ accuracy: [0.1, 0.1, 0.1] }, 10)).toBeUndefined();
  });

  test("known are the pairs that both were trained on, once the second has its new names.", () => {
    const a = { train: [1 * p + 2, 3 * p + 4], heldOut: [] };
    const b = { train: [2 * p + 4, 3 * p + 4], heldOut: [] };
    expect(knownPairs(a, b, 1, p)).toEqual([3 * p + 4]);
    expect(knownPairs(a, b, 2, p)).toEqual([1 * p + 2]);
  });

  test("guessing costs what the best constant scores cost.", () => {
    const architecture = { p } as Parameters<typeof guessLoss>[0]["architecture"];
    const mse = (score: number) => ((1 - score) ** 2 + (p - 1) * score ** 2) / p;
    const best = Math.min(...Array.from({ length: 1001 }, (_, i) => mse(i / 1000)));
    expect(guessLoss({ loss: "mse", architecture })).toBeCloseTo(best, 5);
    expect(guessLoss({ loss: "cross-entropy", architecture })).toBeCloseTo(Math.log(p), 12);
  });
});
