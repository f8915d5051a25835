/** @file Training that is stopped and goes on: in the same trainer, from a checkpoint, on another engine. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  adamW,
  add,
  input,
  matMul,
  reduceMean,
  sgd,
  square,
  sub,
  type Tensor,
  tanh,
  trainingStep,
} from "#graph";
import { createRandom } from "#random";
import { numbersOf, readSafetensors, store, writeSafetensors } from "#safetensors";
import {
  advanceUntil,
  createEngine,
  createReferenceEngine,
  type Engine,
  readCheckpoint,
  type TrainingState,
  writeCheckpoint,
} from "./index.ts";
import { createNodeEngine } from "./node.ts";

const random = createRandom(5);
const parameters = {
  W: input("W", [3, 8]),
  b: input("b", [8]),
  V: input("V", [8, 1]),
};
const x = input("x", [6, 3]);
const y = input("y", [6, 1]);
const predicted = matMul(tanh(add(matMul(x, parameters.W), parameters.b)), parameters.V);
const loss = reduceMean(square(sub(predicted, y)));
const optimizer = adamW({ learningRate: (step) => 0.1 / (1 + step), weightDecay: 0.01 });
const step = trainingStep({ parameters, loss, optimizer, streamed: [y] });
const initial = { W: random.normals(24), b: new Float32Array(8), V: random.normals(8) };
const xs = random.normals(18);
const ys = random.normals(6 * 20);
const feeds = (at: number) => ({ x: xs, y: ys.slice(6 * at, 6 * (at + 4)) });

const engines: Record<string, Engine> = {};
beforeAll(async () => {
  engines["wasm"] = await createEngine();
  engines["onnxruntime-node"] = await createNodeEngine();
  engines["reference"] = createReferenceEngine();
});
afterAll(() => Promise.all(Object.values(engines).map((engine) => engine.dispose())));

/** Train up to a step, in calls of four, and return the state and every loss on the way. */
async function train(engine: Engine, start: TrainingState | typeof initial, until: number) {
  const trainer = await engine.train(step, { initial: start, stepsPerCall: 4 });
  const losses: number[] = [];
  for await (const values of advanceUntil(trainer, until, { feeds }))
    losses.push(...values["loss"]!);
  const state = await trainer.state();
  await trainer.dispose();
  return { state, losses };
}

describe.each(["wasm", "onnxruntime-node", "reference"])("on %s", (backend) => {
  test("the same start gives the same bits", async () => {
    const runs = [0, 1].map(() => train(engines[backend]!, initial, 20));
    expect(await runs[0]).toEqual(await runs[1]);
  });

  test("training resumed from a checkpoint goes on bit for bit as if it had not stopped", async () => {
    const whole = await train(engines[backend]!, initial, 20);
    const half = await train(engines[backend]!, initial, 8);
    const file = writeCheckpoint(step, half.state);
    const resumed = await train(engines[backend]!, readCheckpoint(step, file), 20);
    expect(resumed.state).toEqual(whole.state);
    expect([...half.losses, ...resumed.losses]).toEqual(whole.losses);
  });
});

test("a checkpoint taken on one backend goes on on another", async () => {
  const { state } = await train(engines["onnxruntime-node"]!, initial, 8);
  const there = await train(engines["wasm"]!, state, 20);
  const whole = await train(engines["wasm"]!, initial, 20);
  expect(there.state.step).toBe(20);
  there.state.parameters["W"]!.forEach((value, i) => {
    expect(value).toBeCloseTo(whole.state.parameters["W"]![i]!, 5);
  });
});

describe("a training", () => {
  test("pauses while nobody asks for more, and is cancelled by a signal between two calls", async () => {
    const trainer = await engines["wasm"]!.train(step, { initial, stepsPerCall: 4 });
    const cancel = new AbortController();
    const calls = advanceUntil(trainer, 20, { feeds, signal: cancel.signal });
    await calls.next();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(trainer.step).toBe(4);
    await calls.next();
    cancel.abort(new Error("The reader left."));
    await expect(calls.next()).rejects.toThrow("The reader left.");
    expect(trainer.step).toBe(8);
    for await (const _ of advanceUntil(trainer, 20, { feeds }));
    expect(await trainer.state()).toEqual((await train(engines["wasm"]!, initial, 20)).state);
    await trainer.dispose();
  });

  test("does what is asked of it at once one after the other", async () => {
    const trainer = await engines["wasm"]!.train(step, { initial, stepsPerCall: 4 });
    const [, , state] = await Promise.all([
      trainer.advance(feeds(0)),
      trainer.advance(feeds(4)),
      trainer.state(),
      trainer.dispose(),
    ]);
    expect(state).toEqual((await train(engines["wasm"]!, initial, 8)).state);
    await expect(trainer.advance(feeds(8))).rejects.toMatchObject({ kind: "disposed" });
  });
});

describe("a checkpoint", () => {
  const checkpoint = async () =>
    writeCheckpoint(step, (await train(engines["reference"]!, initial, 4)).state);

  test("is a safetensors file with the parameters under their own names and shapes", async () => {
    const { tensors, metadata } = readSafetensors(await checkpoint());
    expect(metadata).toEqual({ step: "4" });
    const shapes = [...tensors].map(([name, { shape, dtype }]) => [name, shape, dtype]);
    expect(shapes.slice(0, 4)).toEqual([
      ["W", [3, 8], "F32"],
      ["b", [8], "F32"],
      ["V", [8, 1], "F32"],
      ["optimizer.sum.W", [3, 8], "F32"],
    ]);
    expect(tensors.size).toBe(9);
  });

  test("of parameters alone, made anywhere, is where training begins", () => {
    const shapes = { W: [3, 8], b: [8], V: [8, 1] };
    const stored = Object.entries(shapes).map(
      ([name, shape]) => [name, store(initial[name as "W"], shape)] as const,
    );
    const state = readCheckpoint(step, writeSafetensors(new Map(stored)));
    expect(state).toEqual({ step: 0, parameters: initial, slots: {} });
  });

  test("that does not fit is refused in words", async () => {
    const { tensors } = readSafetensors(await checkpoint());
    const changed = (name: string, tensor: ReturnType<typeof store> | undefined, at = "4") => {
      const copy = new Map(tensors);
      if (tensor) copy.set(name, tensor);
      else copy.delete(name);
      return () => readCheckpoint(step, writeSafetensors(copy, { step: at }));
    };
    expect(changed("b", undefined)).toThrow("has no b; accepted is the shape [8]");
    expect(changed("optimizer.sum.b", undefined)).toThrow("has no optimizer.sum.b");
    const turned = store(numbersOf(tensors.get("V")!), [1, 8]);
    expect(changed("V", turned)).toThrow("V of shape [1,8]; accepted is the shape [8,1]");
    expect(changed("V", tensors.get("V"), "-1")).toThrow("the step -1; accepted is a whole number");
  });

  test("of another optimiser is refused in words", async () => {
    const other = trainingStep({ parameters, loss, optimizer: sgd({ learningRate: 1 }) });
    const { state } = await train(engines["reference"]!, initial, 4);
    await expect(
      engines["wasm"]!.train(other, { initial: state, stepsPerCall: 1 }),
    ).rejects.toThrow("The state remembers sum, sumOfSquares; the optimiser accepts nothing.");
    const { sum } = state.slots;
    await expect(
      engines["wasm"]!.train(step, {
        initial: { ...state, slots: { sum: sum! } },
        stepsPerCall: 1,
      }),
    ).rejects.toThrow("The state remembers sum; the optimiser accepts sum, sumOfSquares.");
  });

  test("whose program names a tensor as training does is kept apart from it", async () => {
    const named: Tensor<"Input"> = input("step", [1]);
    const of = trainingStep({
      parameters: { step: named },
      loss: reduceMean(square(named)),
      optimizer: sgd({ learningRate: 0.25 }),
    });
    const trainer = await engines["wasm"]!.train(of, {
      initial: { step: Float32Array.of(4) },
      stepsPerCall: 1,
    });
    await trainer.advance();
    expect(await trainer.parameters()).toEqual({ step: Float32Array.of(2) });
    await trainer.dispose();
  });
});
