import { describe, expect, test } from "vitest";
import {
  adamW,
  constant,
  input,
  type Optimizer,
  reduceSum,
  sgd,
  sgld,
  square,
  trainingStep,
  warmUp,
} from "#graph";
import { createRandom } from "#random";
import { createEngine } from "./index.ts";

const random = createRandom(8);

/** Train on the loss Σ weight², whose gradient is twice the weight; the bias has none. */
async function train(optimizer: Optimizer, steps: number, { replicas = 1, noise = {} } = {}) {
  const parameters = { weight: input("weight", [replicas, 2]), bias: input("bias", [replicas, 1]) };
  const { weight } = parameters;
  const loss = reduceSum(square(weight));
  const step = trainingStep({ parameters, replicas, optimizer, loss, metrics: { weight } });
  const initial = { weight: random.normals(2 * replicas), bias: random.normals(replicas) };
  const engine = await createEngine();
  const trainer = await engine.train(step, { initial, stepsPerCall: steps });
  const { weight: history } = await trainer.advance(noise);
  const last = await trainer.parameters();
  await engine.dispose();
  return { initial, last, history: history! };
}

test("adamW spares the parameters that do not decay", async () => {
  const decays = (name: string) => name === "weight";
  const options = { learningRate: 0.1, weightDecay: 0.5 };
  const spared = await train(adamW({ ...options, decays }), 1);
  expect(spared.last["bias"]).toEqual(spared.initial.bias);
  // Of Adam's first step the size is the learning rate, whatever the gradient.
  spared.initial.weight.forEach((value, i) => {
    const expected = value * (1 - 0.1 * 0.5) - 0.1 * Math.sign(value);
    expect(spared.last["weight"]![i]).toBeCloseTo(expected, 5);
  });
  const all = await train(adamW(options), 1);
  expect(all.last["bias"]![0]).toBeCloseTo(all.initial.bias[0]! * (1 - 0.1 * 0.5), 6);
});

test("a schedule sets the rate of each step", async () => {
  const { initial, last } = await train(sgd({ learningRate: warmUp(2, 0.1) }), 3);
  const kept = (1 - 2 * 0.05) * (1 - 2 * 0.1) ** 2;
  initial.weight.forEach((value, i) => {
    expect(last["weight"]![i]).toBeCloseTo(kept * value, 6);
  });
});
describe("localised SGLD", () => {
  const [stepSize, inverseTemperature, localization] = [0.01, 5, 2];
  const center = { weight: constant([1, -1], [2]), bias: constant([0.5], [1]) };
  const optimizer = sgld({ stepSize, inverseTemperature, localization, center });

  test("takes the step of its formula", async () => {
    const noise = random.normals(2 * 3 * 3); // (step, chain, parameter)
    const { initial, last } = await train(optimizer, 2, { replicas: 3, noise: { noise } });
    const walk = (start: number, at: number, slope: number, column: number, chain: number) => {
      let w = start;
      for (let step = 0; step < 2; step++) {
        const drift = inverseTemperature * slope * w + localization * (w - at);
        w +=
          -(stepSize / 2) * drift + Math.sqrt(stepSize) * noise[(step * 3 + chain) * 3 + column]!;
      }
      return w;
    };
    for (let chain = 0; chain < 3; chain++) {
      const expected = [1, -1].map((at, i) =>
        walk(initial.weight[2 * chain + i]!, at, 2, i, chain),
      );
      expect(last["weight"]![2 * chain]).toBeCloseTo(expected[0]!, 5);
      expect(last["weight"]![2 * chain + 1]).toBeCloseTo(expected[1]!, 5);
      expect(last["bias"]![chain]).toBeCloseTo(walk(initial.bias[chain]!, 0.5, 0, 2, chain), 5);
    }
  });

  test("settles in the distribution of its linear recursion on a quadratic loss", async () => {
    const [replicas, steps, settled] = [100, 400, 200];
    const noise = { noise: random.normals(3 * steps * replicas) };
    const { history } = await train(optimizer, steps, { replicas, noise });
    // w ← (1 - a) w + a m + √ε ξ has mean m and variance ε / (1 - (1 - a)²).
    const stiffness = 2 * inverseTemperature + localization;
    const shrink = 1 - (stepSize * stiffness) / 2;
    const variance = stepSize / (1 - shrink ** 2);
    const mean = localization / stiffness;
    // Each chain gives one independent estimate; they tell the standard error.
    const estimate = (of: (w: number) => number) => {
      const chains = Array.from({ length: replicas }, (_, chain) => {
        let sum = 0;
        for (let step = settled; step < steps; step++)
          sum += of(history[(step * replicas + chain) * 2]!);
        return sum / (steps - settled);
      });
      const average = chains.reduce((sum, x) => sum + x, 0) / replicas;
      const spread = chains.reduce((sum, x) => sum + (x - average) ** 2, 0) / (replicas - 1);
      return { average, error: Math.sqrt(spread / replicas) };
    };
    const [first, second] = [estimate((w) => w), estimate((w) => (w - mean) ** 2)];
    expect(Math.abs(first.average - mean)).toBeLessThan(4 * first.error);
    expect(Math.abs(second.average - variance)).toBeLessThan(4 * second.error);
    expect(4 * second.error).toBeLessThan(0.2 * variance);
  });

  test("names the parameter that the centre lacks", async () => {
    const { weight } = center;
    const lacking = sgld({ stepSize, inverseTemperature, localization, center: { weight } });
    await expect(train(lacking, 1)).rejects.toThrow("sgld: the center has no bias");
  });
});
