import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { createReferenceEngine } from "#engine";
import type { ReadFile } from "#models";
import { transformer } from "#modular";
import type { ParameterValues } from "#nn";
import { createRandom } from "#random";
import { store, writeSafetensors } from "#safetensors";
import { about } from "./about.ts";
import { createExaminer } from "./examine.ts";
import { milestonesOf } from "./milestones.ts";
import { run } from "./run.ts";
import type { CurvePoint, Data, Frame } from "./types.ts";

const shape = { p: 7, dModel: 8, heads: 2, dMlp: 16 };
const architecture = transformer(shape);
const weights = architecture.initial(createRandom(4));
const point = (step: number, train: number, heldOut: number, explained: number): CurvePoint => ({
  ...{ step, restricted: 1, excluded: 1, norm: 1, explained: [explained] },
  train: [1, train],
  heldOut: [1, heldOut],
});
const curve = [
  point(0, 0.1, 0.1, 0),
  point(20, 1, 0.1, 0.1),
  point(40, 1, 0.2, 0.5),
  point(60, 1, 0.6, 0.8),
  point(80, 1, 1, 0.9),
];

function files(own: ParameterValues, card: object): ReadFile {
  const weightsFile = writeSafetensors(
    new Map(
      Object.entries(own).map(([name, values]) => [
        name,
        store(values, architecture.shapes[name]!),
      ]),
    ),
  );
  const hash = createHash("sha256").update(weightsFile).digest("hex");
  const text = JSON.stringify({
    ...{ name: "small", seed: 1, shape, hyperparameters: { fraction: 0.5 }, key: [2], curve },
    sha256: { "model.safetensors": hash, "control.safetensors": hash },
    ...card,
  });
  return async (path) =>
    path.endsWith("card.json") ? new TextEncoder().encode(text) : weightsFile.slice();
}

async function complete(readFile: ReadFile) {
  const frames: Frame[] = [];
  const generator = run({
    engine: createReferenceEngine(),
    params: { keyShare: about.params.keyShare.default },
    seed: 1,
    random: createRandom(1),
    signal: new AbortController().signal,
    readFile,
  });
  for (;;) {
    const step = await generator.next();
    if (step.done) return { frames, result: step.value };
    frames.push(step.value);
  }
}

test("Two networks with the same weights are examined alike, and one that was not trained beside them.", async () => {
  const { frames, result } = await complete(files(weights, {}));
  const [trained, memorising, untrained] = (result.data as Data).networks;
  expect({ ...memorising, kind: "trained" }).toEqual(trained);
  expect(untrained!.heldOut.accuracy).toBeLessThan(0.5);
  expect(trained!.embedding.reduce((a, b) => a + b)).toBeCloseTo(1, 3);
  expect(frames.map(({ progress }) => progress)).toEqual(
    frames.map(({ progress }) => progress).toSorted((a, b) => a - b),
  );
  const ids = result.measured.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(result.measured.map(({ label }) => label)).size).toBe(ids.length);
});

test("A card without its curve is refused by name.", async () => {
  const readFile = files(weights, { curve: undefined });
  await expect(complete(readFile)).rejects.toThrow("card.json: it is no card of a transformer");
});

test("Milestones are the first kept steps that reach them.", () => {
  const { fitted, circuit, half, generalised } = milestonesOf({ key: [2], curve });
  expect([fitted, circuit, half, generalised].map((at) => at?.step)).toEqual([20, 40, 60, 80]);
  expect(milestonesOf({ key: [2], curve: curve.slice(0, 3) }).half).toBeUndefined();
});

test("Without the mean and every frequency of the sum a network of the sum alone has nothing left.", async () => {
  const engine = createReferenceEngine();
  const pairs = Array.from({ length: 49 }, (_, pair) => pair);
  const split = { train: pairs.slice(0, 20), heldOut: pairs.slice(20) };
  const examiner = await createExaminer(engine, shape, split, 0.99);
  const silent = Object.fromEntries(
    Object.entries(weights).map(([name, values]) => [name, values.map(() => 0)]),
  );
  const found = await examiner.examine("untrained", silent);
  expect(found.all.loss).toBeCloseTo(Math.log(7), 6);
  expect(found.excludedAll.loss).toBeCloseTo(Math.log(7), 6);
  expect(found.pureUnits).toBe(0);
  await examiner.dispose();
});
