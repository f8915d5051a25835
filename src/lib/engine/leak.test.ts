import { expect, test } from "vitest";
import { constant, input, matMul, program, reduceSum, sgd, square, trainingStep } from "#graph";
import { createRandom } from "#random";
import type { Engine } from "./index.ts";

/** Every WebAssembly memory that the runtime makes after this. */
const memories: WebAssembly.Memory[] = [];
WebAssembly.Memory = new Proxy(WebAssembly.Memory, {
  construct(Memory, parameters) {
    const memory = new Memory(...(parameters as [WebAssembly.MemoryDescriptor]));
    memories.push(memory);
    return memory;
  },
});
const { createEngine, saveOnnx } = await import("./index.ts");
const { createNodeEngine } = await import("./node.ts");

const size = 160; // the constant of every program takes 100 KiB
const random = createRandom(3);
const x = input("x", [1, size]);
const weight = input("weight", [size, size]);
const optimizer = sgd({ learningRate: 1e-9 });
const initial = { weight: new Float32Array(size * size) };

/** Compile a program that is like no other, run it and dispose of it; every other time train as well. */
async function cycle(engine: Engine, number: number): Promise<void> {
  const feeds = { x: random.normals(size) };
  const values = new Float32Array(size * size).fill(random.normal());
  const product = matMul(x, constant(values, [size, size]));
  const executable = await engine.compile(program({ product }));
  await executable.run(feeds);
  await executable.dispose();
  if (number % 2 > 0) return;
  const loss = reduceSum(square(matMul(product, weight)));
  const step = trainingStep({ parameters: { weight }, loss, optimizer });
  const trainer = await engine.train(step, { initial, stepsPerCall: 1 });
  await trainer.advance(feeds);
  await trainer.advance(feeds);
  await trainer.dispose();
}

/** Growth of the memory in the last 160 of 200 rounds. */
async function growth(round: (number: number) => Promise<void>, memory: () => number) {
  for (let i = 0; i < 40; i++) await round(i);
  const before = memory();
  for (let i = 40; i < 200; i++) await round(i);
  return memory() - before;
}

test("200 rounds of compiling, running, training and disposing settle the WebAssembly memory to the byte", async () => {
  const heap = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  const engine = await createEngine();
  expect(heap()).toBeGreaterThan(0);
  expect(await growth((number) => cycle(engine, number), heap)).toBe(0);
  await engine.dispose();
});

test("200 rounds of loading, running and disposing of a model of 2 MiB in Node grow the process by less than a quarter of what keeping them takes", async () => {
  const engine = await createNodeEngine();
  const large = input("large", [2, 2 ** 18]);
  const { model } = saveOnnx(program({ y: matMul(input("x", [1, 2]), large) }), {
    large: new Float32Array(2 ** 19).fill(0.5),
  });
  const round = async () => {
    const loaded = await engine.load(model);
    await loaded.run({ x: { type: "float32", shape: [1, 2], data: Float32Array.of(1, 2) } });
    await loaded.dispose();
  };
  const kept = 160 * 2 ** 21;
  expect(await growth(round, () => process.memoryUsage().rss)).toBeLessThan(kept / 4);
  await engine.dispose();
});
