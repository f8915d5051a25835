import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  adam,
  adamW,
  add,
  evaluate,
  gradient,
  input,
  log,
  matMul,
  momentum,
  type Optimizer,
  program,
  reduceMean,
  reduceSum,
  sgd,
  square,
  sub,
  type Tensor,
  type TrainingDefinition,
  tanh,
  trainingStep,
} from "#graph";
import { createRandom } from "#random";
import { createEngine, createReferenceEngine, type Engine } from "./index.ts";

const [replicas, points, hidden] = [2, 5, 3];
const random = createRandom(11);
const x = input("x", [points, 1]);
const y = input("y", [points, 1]);
const parameters = {
  W_in: input("W_in", [replicas, 1, hidden]),
  b_in: input("b_in", [replicas, 1, hidden]),
  W_out: input("W_out", [replicas, hidden, 1]),
};
const predict = (at: Tensor) =>
  matMul(tanh(add(matMul(at, parameters.W_in), parameters.b_in)), parameters.W_out);
const mse = reduceMean(square(sub(predict(x), y)), [1, 2]); // (replica)
const initial = Object.fromEntries(
  Object.keys(parameters).map((name) => [name, random.normals(replicas * hidden)]),
);
const data = { x: random.normals(points), y: random.normals(points) };
const define = (changes: Partial<TrainingDefinition> & { readonly optimizer: Optimizer }) =>
  trainingStep({ parameters, replicas, loss: reduceSum(mse), metrics: { mse }, ...changes });

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});
afterAll(() => engine.dispose());

/** Train and return every metric of every step and the last parameters. */
async function train(
  step: ReturnType<typeof define>,
  { calls = 1, stepsPerCall = 12, on = engine, start = initial, feeds = data as object } = {},
) {
  const trainer = await on.train(step, { initial: start, stepsPerCall });
  const history: number[] = [];
  for (let call = 0; call < calls; call++)
    history.push(...(await trainer.advance({ ...feeds }))["mse"]!);
  const last = await trainer.parameters();
  const taken = trainer.step;
  await trainer.dispose();
  return { history, last, taken };
}

type Flat = Record<string, Float64Array>;

/** Train in plain loops: our gradient in float64, the update as a function of one number and its gradient. */
function trainPlainly(
  update: (name: string, i: number, g: number, step: number, at: number) => number,
) {
  const names = Object.keys(parameters);
  const gradients = gradient(reduceSum(mse), Object.values(parameters));
  const f = program({
    mse,
    ...Object.fromEntries(names.map((name, i) => [`d${name}`, gradients[i]!])),
  });
  const state: Flat = Object.fromEntries(
    names.map((name) => [name, Float64Array.from(initial[name]!)]),
  );
  const history: number[] = [];
  for (let step = 1; step <= 12; step++) {
    const out = evaluate(f, { ...state, ...data });
    history.push(...out["mse"]!);
    for (const name of names)
      state[name] = state[name]!.map((at, i) => update(name, i, out[`d${name}`]![i]!, step, at));
  }
  return { history, last: state };
}

function expectClose(a: Record<string, ArrayLike<number>>, b: Record<string, ArrayLike<number>>) {
  for (const name of Object.keys(b))
    Array.from(b[name]!, (value, i) => expect(a[name]![i]).toBeCloseTo(value, 4));
}

function plainAdam(rate: (step: number) => number, decay: number) {
  const [m, v]: [Record<string, number>, Record<string, number>] = [{}, {}];
  return trainPlainly((name, i, g, step, at) => {
    const key = `${name}${i}`;
    m[key] = 0.9 * (m[key] ?? 0) + 0.1 * g;
    v[key] = 0.999 * (v[key] ?? 0) + 0.001 * g * g;
    const direction = m[key] / (1 - 0.9 ** step) / (Math.sqrt(v[key] / (1 - 0.999 ** step)) + 1e-8);
    return at - rate(step) * (direction + decay * at);
  });
}

function plainMomentum() {
  const m: Record<string, number> = {};
  return trainPlainly((name, i, g, _, at) => {
    m[`${name}${i}`] = 0.9 * (m[`${name}${i}`] ?? 0) + g;
    return at - 0.05 * m[`${name}${i}`]!;
  });
}

describe("an optimiser does what its formula says in plain loops", () => {
  const cosine = (step: number) => 0.1 * Math.cos(step / 10);
  test.each([
    ["sgd", sgd({ learningRate: 0.1 }), () => trainPlainly((_, __, g, ___, at) => at - 0.1 * g)],
    ["momentum", momentum({ learningRate: 0.05 }), plainMomentum],
    ["adam", adam({ learningRate: 0.1 }), () => plainAdam(() => 0.1, 0)],
    [
      "adam with a schedule",
      adam({ learningRate: cosine }),
      () => plainAdam((step) => cosine(step - 1), 0),
    ],
    ["adamW", adamW({ learningRate: 0.1, weightDecay: 0.5 }), () => plainAdam(() => 0.1, 0.5)],
  ])("%s", async (_, optimizer, plainly) => {
    const [ours, plain] = [await train(define({ optimizer })), plainly()];
    expectClose({ history: ours.history }, { history: plain.history });
    expectClose(ours.last, plain.last);
  });
});

describe("a trainer", () => {
  const step = define({ optimizer: adam({ learningRate: 0.1 }) });

  test("takes the same steps in one call as in many", async () => {
    const together = await train(step, { stepsPerCall: 12 });
    const apart = await train(step, { stepsPerCall: 1, calls: 12 });
    expect(together.taken).toBe(12);
    expect(apart.taken).toBe(12);
    expectClose({ history: together.history }, { history: apart.history });
    expectClose(together.last, apart.last);
  });

  test("gives the same bits for the same start", async () => {
    expect(await train(step)).toEqual(await train(step));
  });

  test("agrees with the float64 interpreter", async () => {
    const reference = await train(step, { on: createReferenceEngine() });
    expectClose((await train(step)).last, reference.last);
  });

  test("trains each replica as if it were alone, also with clipped gradients", async () => {
    const clipped = define({ optimizer: sgd({ learningRate: 0.1 }), clip: 0.05 });
    const other = Object.fromEntries(
      Object.entries(initial).map(([name, values]) => [
        name,
        values.map((value, i) => (i < values.length / replicas ? value : 9 * value)),
      ]),
    );
    const [a, b] = [await train(clipped), await train(clipped, { start: other })];
    for (const name of Object.keys(parameters)) {
      expect(a.last[name]!.slice(0, hidden)).toEqual(b.last[name]!.slice(0, hidden));
      expect(a.last[name]!.slice(hidden)).not.toEqual(b.last[name]!.slice(hidden));
    }
  });

  test("moves no further than clip times learning rate", async () => {
    const clipped = define({ optimizer: sgd({ learningRate: 1 }), clip: 0.01 });
    const { last } = await train(clipped, { stepsPerCall: 1 });
    for (let replica = 0; replica < replicas; replica++) {
      const squares = Object.entries(last).flatMap(([name, values]) =>
        [...values.slice(replica * hidden, (replica + 1) * hidden)].map(
          (value, i) => (value - initial[name]![replica * hidden + i]!) ** 2,
        ),
      );
      expect(Math.sqrt(squares.reduce((sum, each) => sum + each, 0))).toBeCloseTo(0.01, 5);
    }
  });

  test("gives every step its slice of a streamed input", async () => {
    const streamed = define({ optimizer: sgd({ learningRate: 0.1 }), streamed: [y] });
    const ys = random.normals(3 * points);
    const atOnce = await train(streamed, { stepsPerCall: 3, feeds: { x: data.x, y: ys } });
    const trainer = await engine.train(streamed, { initial, stepsPerCall: 1 });
    for (let i = 0; i < 3; i++)
      await trainer.advance({ x: data.x, y: ys.slice(i * points, (i + 1) * points) });
    expectClose(atOnce.last, await trainer.parameters());
    await trainer.dispose();
  });

  test("computes readouts at the parameters that a call reached", async () => {
    const read = define({ optimizer: sgd({ learningRate: 0.1 }), readouts: { curve: predict(x) } });
    const trainer = await engine.train(read, { initial, stepsPerCall: 4 });
    const { curve } = await trainer.advance(data);
    const now = await trainer.parameters();
    const expected = evaluate(program({ curve: predict(x) }), { ...now, x: data.x });
    expectClose({ curve: curve! }, expected);
    await trainer.dispose();
  });
});

describe("what cannot work is refused in words", () => {
  const step = define({ optimizer: sgd({ learningRate: 0.1 }) });

  test("a metric that is NaN, by name and step, unless that is allowed", async () => {
    const sign = input("sign", []);
    const metrics = { mse, bad: log(sign) };
    const definition = define({ optimizer: sgd({ learningRate: 0.1 }), metrics, streamed: [sign] });
    const feeds = { ...data, sign: Float32Array.of(1, 1, -1) };
    const strict = await engine.train(definition, { initial, stepsPerCall: 3 });
    await expect(strict.advance(feeds)).rejects.toMatchObject({
      kind: "not-a-number",
      message: expect.stringContaining("bad is not a number at step 2"),
    });
    expect(strict.step).toBe(3);
    const lenient = await engine.train(definition, { initial, stepsPerCall: 3, allowNaN: true });
    expect((await lenient.advance(feeds))["bad"]).toEqual(Float32Array.of(0, 0, Number.NaN));
  });

  test("a missing, unknown or too short input", async () => {
    const trainer = await engine.train(step, { initial, stepsPerCall: 2 });
    await expect(trainer.advance({ x: data.x })).rejects.toThrow(
      "Input y received nothing; it accepts Float32Array of 5 for the shape [5, 1].",
    );
    await expect(trainer.advance({ ...data, z: 1 })).rejects.toThrow(
      "The program has no input z; it accepts",
    );
    await expect(trainer.advance({ ...data, x: new Float32Array(4) })).rejects.toMatchObject({
      kind: "bad-input",
      message: expect.stringContaining("Input x received Float32Array of 4"),
    });
  });

  test("an initial value that is missing or unknown", async () => {
    const { W_in: _, ...missing } = initial;
    await expect(engine.train(step, { initial: missing, stepsPerCall: 1 })).rejects.toThrow(
      "Initial value W_in: received no numbers; accepted are 6.",
    );
    await expect(
      engine.train(step, { initial: { ...initial, W: new Float32Array(1) }, stepsPerCall: 1 }),
    ).rejects.toThrow("accepted are the parameters W_in, b_in, W_out");
  });

  test("a parameter without the replicas first, or under another name", () => {
    const optimizer = sgd({ learningRate: 1 });
    expect(() => define({ optimizer, parameters: { x } })).toThrow(
      "accepts float32 with 2 replicas first",
    );
    expect(() => define({ optimizer, parameters: { w: parameters.W_in } })).toThrow(
      "parameter w is the input W_in",
    );
  });

  test("a program that was disposed of", async () => {
    const executable = await engine.compile(program({ z: tanh(x) }));
    await executable.dispose();
    await executable.dispose();
    await expect(executable.run({ x: data.x })).rejects.toMatchObject({ kind: "disposed" });
  });
});

test("an engine that is disposed of disposes of its programs", async () => {
  const short = await createEngine();
  const executable = await short.compile(program({ z: tanh(x) }));
  await short.dispose();
  await expect(executable.run({ x: data.x })).rejects.toMatchObject({ kind: "disposed" });
});
