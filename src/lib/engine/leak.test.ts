import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
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
const { createEngine } = await import("./index.ts");
const { createNodeEngine } = await import("./node.ts");

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const size = 128; // the constant of every program takes 64 KiB
const random = createRandom(3);
const x = input("x", [1, size]);
const weight = input("weight", [size, size]);
const optimizer = sgd({ learningRate: 1e-9 });
const initial = { weight: new Float32Array(size * size) };

/** Compile a program that is like no other, run it and dispose of it; every fifth time train as well. */
async function cycle(engine: Engine, number: number): Promise<void> {
  const feeds = { x: random.normals(size) };
  const values = new Float32Array(size * size).fill(random.normal());
  const product = matMul(x, constant(values, [size, size]));
  const executable = await engine.compile(program({ product }));
  await executable.run(feeds);
  await executable.dispose();
  if (number % 5 > 0) return;
  const loss = reduceSum(square(matMul(product, weight)));
  const step = trainingStep({ parameters: { weight }, loss, optimizer });
  const trainer = await engine.train(step, { initial, stepsPerCall: 1 });
  await trainer.advance(feeds);
  await trainer.advance(feeds);
  await trainer.dispose();
}

async function growth(engine: Engine, memory: () => number): Promise<number> {
  for (let i = 0; i < 40; i++) await cycle(engine, i);
  const before = memory();
  for (let i = 40; i < 200; i++) await cycle(engine, i);
  await engine.dispose();
  return memory() - before;
}

describe("of 200 rounds of compiling, running, training and disposing, the last 160", () => {
  test("do not grow the WebAssembly memory by a byte", async () => {
    const heap = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
    const engine = await createEngine();
    expect(heap()).toBeGreaterThan(0);
    expect(await growth(engine, heap)).toBe(0);
  });

  test("grow a process with onnxruntime-node by less than 12 MiB, where a leak gives 24", async () => {
    const resident = () => {
      collectGarbage();
      const { rss, heapTotal, external } = process.memoryUsage();
      return (rss - heapTotal - external) / 2 ** 20;
    };
    expect(await growth(await createNodeEngine(), resident)).toBeLessThan(12);
  });
});
