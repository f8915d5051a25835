import { describe, expect, test } from "vitest";
import { createEngine } from "#engine";
import {
  adam,
  add,
  constant,
  gradient,
  input,
  logSoftmax,
  mul,
  neg,
  reduceMean,
  reduceSum,
  sizeOf,
  square,
  sub,
  trainingStep,
} from "#graph";
import { createRandom } from "#random";
import { distance, valuesOf } from "./gpt2.example.ts";
import {
  mapShapes,
  parameterInputs,
  type ResidualTowerConfig,
  residualTower,
  residualTowerInitial,
  residualTowerShapes,
} from "./index.ts";

const config: ResidualTowerConfig = {
  height: 3,
  width: 4,
  planes: 2,
  filters: 3,
  blocks: 2,
  moves: 4,
  valueWidth: 5,
};
const random = createRandom(60);
const weights = mapShapes(residualTowerShapes(config), (shape, name) =>
  random.normals(sizeOf(shape)).map((x) => (name.endsWith("norm.weight") ? 1 + 0.3 * x : 0.5 * x)),
);
const batch = 2;
const boards = input("boards", [batch, config.height, config.width, config.planes]);
const boardSize = sizeOf(boards.shape) / batch;
const feeds = { ...weights, boards: random.normals(sizeOf(boards.shape)) };
const parameters = parameterInputs(residualTowerShapes(config));
const tower = residualTower(config, parameters, boards);

/** The tower on one board in plain loops. */
function plainTower(board: ArrayLike<number>) {
  const { height, width, blocks } = config;
  const layer = (name: string, x: ArrayLike<number>, from: number): number[] => {
    const kernel = weights[`${name}.conv.weight`]!;
    const gain = weights[`${name}.norm.weight`]!;
    const size = Math.sqrt(kernel.length / from / gain.length);
    const y: number[] = [];
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++)
        for (let to = 0; to < gain.length; to++) {
          let sum = 0;
          for (let i = 0; i < size; i++)
            for (let j = 0; j < size; j++) {
              const [r, c] = [row + i - (size - 1) / 2, column + j - (size - 1) / 2];
              if (r < 0 || c < 0 || r >= height || c >= width) continue;
              for (let f = 0; f < from; f++)
                sum +=
                  x[(r * width + c) * from + f]! *
                  kernel[((i * size + j) * from + f) * gain.length + to]!;
            }
          y.push(sum);
        }
    const mean = y.reduce((a, b) => a + b, 0) / y.length;
    const variance = y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / y.length;
    return y.map(
      (value, i) =>
        ((value - mean) / Math.sqrt(variance + 1e-5)) * gain[i % gain.length]! +
        weights[`${name}.norm.bias`]![i % gain.length]!,
    );
  };
  const relu = (x: number) => Math.max(x, 0);
  const affine = (name: string, x: number[]) =>
    Array.from(weights[`${name}.bias`]!, (bias, to) =>
      x.reduce(
        (sum, value, from) =>
          sum + value * weights[`${name}.weight`]![from * weights[`${name}.bias`]!.length + to]!,
        bias,
      ),
    );
  let stream = layer("stem", board, config.planes).map(relu);
  for (let i = 0; i < blocks; i++) {
    const hidden = layer(`blocks.${i}.0`, stream, config.filters).map(relu);
    const written = layer(`blocks.${i}.1`, hidden, config.filters);
    stream = stream.map((x, j) => relu(x + written[j]!));
  }
  const policy = affine("policy.out", layer("policy", stream, config.filters).map(relu));
  const hidden = affine("value.hidden", layer("value", stream, config.filters).map(relu));
  return { policy, value: affine("value.out", hidden.map(relu)).map(Math.tanh) };
}

test("The tower computes what plain loops compute.", () => {
  const { policy, value } = valuesOf(tower, feeds);
  const plain = [0, 1].map((i) =>
    plainTower(feeds.boards.slice(i * boardSize, (i + 1) * boardSize)),
  );
  expect(
    distance(
      policy,
      plain.flatMap((each) => each.policy),
    ),
  ).toBeLessThan(1e-10);
  expect(
    distance(
      value,
      plain.flatMap((each) => each.value),
    ),
  ).toBeLessThan(1e-10);
});

test("What is computed for one board does not depend on the others.", () => {
  const other = feeds.boards.map((x, i) => (i < boardSize ? x : -x));
  const [before, after] = [valuesOf(tower, feeds), valuesOf(tower, { ...feeds, boards: other })];
  expect(after.policy.slice(0, config.moves)).toEqual(before.policy.slice(0, config.moves));
  expect(after.policy.slice(config.moves)).not.toEqual(before.policy.slice(config.moves));
});

test("The gradient is what central differences give.", () => {
  const loss = add(
    reduceSum(mul(tower.policy, constant(random.normals(8), [batch, 4]))),
    reduceSum(square(tower.value)),
  );
  const names = Object.keys(weights);
  const gradients = gradient(
    loss,
    names.map((name) => parameters[name]!),
  );
  const computed = valuesOf(
    Object.fromEntries(names.map((name, i) => [`d ${name}`, gradients[i]!])),
    feeds,
  );
  for (const name of names) {
    const i = Math.floor(weights[name]!.length / 2);
    const at = (h: number) => {
      const moved = Float64Array.from(weights[name]!);
      moved[i]! += h;
      return valuesOf({ loss }, { ...feeds, [name]: moved }).loss[0]!;
    };
    expect(computed[`d ${name}`]![i]).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 5);
  }
});

test("Each filter of a block can be ablated in one call.", () => {
  const mask = constant([1, 0, 0, 0, 1, 0, 0, 0, 1], [3, 1, 1, 1, 3]);
  const ablated = residualTower(config, parameters, boards, (name, x) =>
    name === "blocks.0.hook_mid" ? mul(x, sub(1, mask)) : x,
  );
  const values = valuesOf(ablated, feeds);
  expect(ablated.policy.shape).toEqual([3, batch, config.moves]);
  [0, 1, 2].forEach((filter) => {
    const name = "blocks.0.1.conv.weight";
    const lesioned = weights[name]!.map((w, i) => (Math.floor(i / 3) % 3 === filter ? 0 : w));
    const expected = valuesOf(tower, { ...feeds, [name]: lesioned });
    expect(
      distance(values.policy.slice(filter * 8, (filter + 1) * 8), expected.policy),
    ).toBeLessThan(1e-12);
    expect(distance(values.value.slice(filter * 2, (filter + 1) * 2), expected.value)).toBeLessThan(
      1e-12,
    );
  });
});

describe("Training", () => {
  test("lowers the loss of both heads.", async () => {
    const [moves, outcomes] = [constant([0, 0, 1, 0, 1, 0, 0, 0], [2, 4]), constant([1, -1])];
    const policyLoss = neg(reduceMean(reduceSum(mul(moves, logSoftmax(tower.policy)), [1])));
    const valueLoss = reduceMean(square(sub(tower.value, outcomes)));
    const step = trainingStep({
      parameters,
      loss: add(policyLoss, valueLoss),
      optimizer: adam({ learningRate: 0.01 }),
      metrics: { policyLoss, valueLoss },
    });
    const engine = await createEngine();
    const trainer = await engine.train(step, {
      initial: residualTowerInitial(config, createRandom(61)),
      stepsPerCall: 40,
    });
    const history = await trainer.advance({ boards: feeds.boards });
    await engine.dispose();
    for (const losses of [history["policyLoss"]!, history["valueLoss"]!])
      expect(losses[39]!).toBeLessThan(losses[0]! / 3);
  });
});
