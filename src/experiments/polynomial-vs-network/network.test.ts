import { expect, test } from "vitest";
import { createEngine, createReferenceEngine } from "#engine";
import { input, program } from "#graph";
import { createRandom } from "#random";
import { initialParameters, network, pointsOf, trainNetwork } from "./network.ts";
import { drawSamples } from "./samples.ts";
import { batchOf } from "./trained.ts";

const random = createRandom(4);
const streams = (count: number) =>
  Array.from({ length: count }, (_, i) => random.fork(`stream ${i}`));
const dataSets = streams(3).map((stream) =>
  drawSamples({ target: "wave", samples: 10, noise: 0.05 }, stream),
);
const schedule = { steps: 100, learningRate: 0.02 };

test.each([
  ["tanh", Math.tanh],
  ["relu", (z: number) => Math.max(z, 0)],
] as const)(
  "The graph with %s computes Σ out · f(weight x + bias) + bias.",
  async (activation, f) => {
    const [replicas, width, x] = [2, 3, [-1, 0.2, 1.4]];
    const { parameters, predict } = network({ replicas, width, activation });
    const initial = { ...initialParameters(width, streams(2)), bias: Float32Array.of(0.5, -0.25) };
    const y = predict(input("x", [1, x.length, 2]));
    const executable = await createReferenceEngine().compile(program({ y }));
    const { y: values } = await executable.run({ ...initial, x: pointsOf(x) });
    const { hidden, out, bias } = initial;
    const expected = Array.from(bias, (b, r) =>
      x.map((at) => {
        let sum = b;
        for (let j = 0; j < width; j++) {
          const weight = hidden[r * 2 * width + j]!;
          const offset = hidden[r * 2 * width + width + j]!;
          sum += out[r * width + j]! * f(weight * at + offset);
        }
        return sum;
      }),
    ).flat();
    expect(Object.keys(parameters)).toEqual(["hidden", "out", "bias"]);
    expected.forEach((value, i) => {
      expect(values![i]).toBeCloseTo(value, 5);
    });
  },
);

test("Training lowers the error of every replica.", async () => {
  const engine = await createEngine();
  const shape = { width: 8, activation: "tanh" } as const;
  const training = await trainNetwork(
    engine,
    shape,
    { steps: 400, learningRate: 0.03 },
    batchOf(dataSets),
    [[0]],
    streams(3),
  );
  const first = await training.advance();
  let last = first;
  for (let call = 1; call < 8; call++) last = await training.advance();
  await training.dispose();
  last.train.forEach((error, r) => {
    expect(error).toBeLessThan(first.train[r]! / 2);
  });
});

test("A network fitted to a beginning does not depend on the samples after it.", async () => {
  const engine = await createEngine();
  const predictAfter = async (later: number) => {
    const x = dataSets[0]!.x.map((at, i) => (i < 4 ? at : at + later));
    const y = dataSets[0]!.y.map((at, i) => (i < 4 ? at : at - 3 * later));
    const training = await trainNetwork(
      engine,
      { width: 5, activation: "tanh" },
      schedule,
      batchOf([{ x, y }, dataSets[1]!], (replica) => (replica === 0 ? 4 : 10)),
      [[0.3], [0.3]],
      streams(2),
    );
    await training.advance();
    const { predictions, train } = await training.advance();
    await training.dispose();
    return [...predictions, ...train];
  };
  expect(await predictAfter(0.5)).toEqual(await predictAfter(0));
});

test("A replica does not depend on the replicas beside it.", async () => {
  const engine = createReferenceEngine();
  const alone = async (chosen: readonly number[]) => {
    const training = await trainNetwork(
      engine,
      { width: 4, activation: "relu" },
      schedule,
      batchOf(chosen.map((i) => dataSets[i]!)),
      [[0.1]],
      chosen.map((i) => random.fork(`replica ${i}`)),
    );
    const { predictions } = await training.advance();
    return predictions;
  };
  expect((await alone([0, 1, 2]))[1]).toBeCloseTo((await alone([1]))[0]!, 5);
});
