/** @file What goes wrong in a runtime becomes a typed error, and where something else is left, a fallback. */
import { Tensor } from "onnxruntime-web/wasm";
import { afterEach, describe, expect, test, vi } from "vitest";
import { expand, input, matMul, neg, program, reduceSum, sgd, square, trainingStep } from "#graph";
import type { Device } from "./device.ts";
import { EngineError } from "./error.ts";
import { failingAfter, fakeRuntime } from "./fake-runtime.cases.ts";
import { createFallbackDevice } from "./fallback.ts";
import { createEngine } from "./index.ts";
import { createNodeEngine } from "./node.ts";
import { createOnnxDevice, type Runtime } from "./onnx-device.ts";
import { openEngine } from "./open-engine.ts";
import { createReferenceDevice } from "./reference.ts";

const x = input("x", [2]);
const negated = program({ y: neg(x) });
const feeds = { x: Float32Array.of(1, 2) };
const answer = { y: Float32Array.of(-1, -2) };
const tensor = (...values: number[]) => new Tensor("float32", Float32Array.from(values));
const working = (changes?: Partial<Runtime>) => fakeRuntime(() => ({ y: tensor(-1, -2) }), changes);
const throwing = (message: string) =>
  fakeRuntime(() => {
    throw new Error(message);
  });
const engineOn = async (runtime: Runtime) => openEngine(await createOnnxDevice(runtime));

afterEach(() => vi.unstubAllGlobals());

describe("a real runtime", () => {
  test.each([
    ["onnxruntime-web", createEngine],
    ["onnxruntime-node", createNodeEngine],
  ])("%s refuses a file that is no model", async (_, create) => {
    const engine = await create();
    await expect(engine.load(Uint8Array.of(1, 2, 3))).rejects.toMatchObject({
      kind: "compile-failed",
      message: expect.stringContaining("The program could not be compiled"),
    });
    await engine.dispose();
  });

  test.each([
    ["just", 2 ** 15 - 1],
    ["by its size alone", 2 ** 15],
  ])("onnxruntime-web says when 4 GiB %s do not suffice, and goes on", async (_, rows) => {
    const engine = await createEngine();
    const large = program({ y: reduceSum(expand(x, [rows, 2 ** 14, 2])) });
    const executable = await engine.compile(large);
    await expect(executable.run(feeds)).rejects.toMatchObject({
      kind: "out-of-memory",
      message: expect.stringContaining("The program needs more memory than there is"),
    });
    expect(await (await engine.compile(negated)).run(feeds)).toEqual(answer);
    await engine.dispose();
  });

  test("WebAssembly says where a browser does not have it", async () => {
    vi.stubGlobal("WebAssembly", undefined);
    await expect(createEngine()).rejects.toMatchObject({ kind: "no-webassembly" });
  });

  test("WebGPU says where a browser does not have it", async () => {
    await expect(createEngine({ backends: ["webgpu"] })).rejects.toMatchObject({
      kind: "no-webgpu",
    });
  });
});

describe("an engine", () => {
  test("that cannot load says so", async () => {
    const runtime = failingAfter(0, "404", working());
    await expect(createOnnxDevice(runtime)).rejects.toMatchObject({
      kind: "load-failed",
      message: "The runtime could not be loaded: 404",
    });
  });

  test.each([
    ["unsupported operation", "compile-failed"],
    ["std::bad_alloc", "out-of-memory"],
  ])("that cannot compile for %s says %s", async (message, kind) => {
    const engine = await engineOn(failingAfter(1, message, working()));
    await expect(engine.compile(negated)).rejects.toMatchObject({ kind });
  });

  test.each([
    ["index out of range", "run-failed"],
    ["failed to allocate a buffer of size 9", "out-of-memory"],
    ["The Device was lost before mapping was resolved.", "device-lost"],
  ])("that stops for %s says %s and keeps the cause", async (message, kind) => {
    const executable = await (await engineOn(throwing(message))).compile(negated);
    const error = await executable.run(feeds).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "EngineError", kind, cause: new Error(message) });
  });

  test("trusts nothing once its device is lost, though runs seem to succeed", async () => {
    let fault: EngineError | undefined;
    const engine = await engineOn(working({ fault: () => fault }));
    const executable = await engine.compile(negated);
    expect(await executable.run(feeds)).toEqual(answer);
    fault = new EngineError("device-lost");
    await expect(executable.run(feeds)).rejects.toBe(fault);
    await expect(engine.compile(negated)).rejects.toBe(fault);
    await engine.dispose();
  });
});

describe("equal programs", () => {
  test("share one session until the last of them is disposed of", async () => {
    const runtime = working();
    const engine = await engineOn(runtime);
    const again = program({ y: neg(input("x", [2])) });
    const [a, b] = await Promise.all([engine.compile(negated), engine.compile(again)]);
    expect([runtime.made, runtime.open.size]).toEqual([2, 2]); // one is the trial
    await a.dispose();
    await a.dispose();
    expect(await b.run(feeds)).toEqual(answer);
    expect(runtime.open.size).toBe(2);
    await b.dispose();
    expect(runtime.open.size).toBe(1);
    await engine.compile(negated);
    expect(runtime.made).toBe(3);
    await engine.dispose();
    expect(runtime.open.size).toBe(0);
  });

  test("do not share a session with other programs, nor where nothing can be hashed", async () => {
    const runtime = working();
    const engine = await engineOn(runtime);
    await engine.compile(negated);
    await engine.compile(program({ y: square(x) }));
    expect(runtime.open.size).toBe(3);
    vi.stubGlobal("crypto", undefined);
    await engine.compile(negated);
    expect(runtime.open.size).toBe(4);
    await engine.dispose();
    expect(runtime.open.size).toBe(0);
  });

  test("are compiled anew after a compilation that failed", async () => {
    const runtime = failingAfter(1, "no", working());
    const engine = await engineOn(runtime);
    await expect(engine.compile(negated)).rejects.toThrow("no");
    runtime.made = 0;
    expect(await (await engine.compile(negated)).run(feeds)).toEqual(answer);
  });
});

describe("a fallback", () => {
  const reasons: string[] = [];
  const fallBack = async (...devices: (() => Promise<Device>)[]) => {
    reasons.length = 0;
    return openEngine(await createFallbackDevice(devices, (reason) => reasons.push(reason)));
  };
  const reference = async () => createReferenceDevice(100);

  test("starts what can be started, and says why it is not the first", async () => {
    const engine = await createEngine({
      backends: ["webgpu", "wasm"],
      onFallback: (reason) => reasons.push(reason),
    });
    expect(engine.backend).toBe("wasm");
    expect(engine.reason).toBe(
      "This browser offers no WebGPU that the runtime can use. It goes on with wasm.",
    );
    expect(await (await engine.compile(negated)).run(feeds)).toEqual(answer);
    expect(reasons).toEqual([engine.reason]);
    await engine.dispose();
  });

  test("gives a tiny program to the interpreter where there is no WebAssembly, and no other", async () => {
    vi.stubGlobal("WebAssembly", undefined);
    const engine = await createEngine({ backends: ["wasm", "webgpu", "reference"] });
    expect(engine.backend).toBe("reference");
    expect(engine.reason).toBe("This browser does not run WebAssembly. It goes on with reference.");
    expect(await (await engine.compile(negated)).run(feeds)).toEqual(answer);
    const large = program({ y: matMul(input("a", [200, 1]), input("b", [1, 200])) });
    await expect(engine.compile(large)).rejects.toMatchObject({ kind: "no-webassembly" });
    await engine.dispose();
  });

  test("compiles elsewhere what does not compile, and leaves the rest where it is", async () => {
    const runtime = failingAfter(2, "unsupported", working());
    const engine = await fallBack(() => createOnnxDevice(runtime), reference);
    const here = await engine.compile(negated);
    const there = await engine.compile(program({ y: square(x) }));
    expect(engine.backend).toBe("reference");
    expect(reasons).toEqual([
      "The program could not be compiled: unsupported. It goes on with reference.",
    ]);
    expect(await there.run(feeds)).toEqual({ y: Float32Array.of(1, 4) });
    expect(await here.run(feeds)).toEqual(answer);
    await engine.dispose();
    expect(runtime.open.size).toBe(0);
  });

  test.each(["std::bad_alloc", "device was lost"])("runs elsewhere after %s", async (message) => {
    const runtime = throwing(message);
    const engine = await fallBack(() => createOnnxDevice(runtime), reference);
    const executable = await engine.compile(negated);
    expect(runtime.open.size).toBe(2);
    expect(await executable.run(feeds)).toEqual(answer);
    expect(await executable.run(feeds)).toEqual(answer);
    expect(runtime.open.size).toBe(1); // the trial stays until the end
    expect([engine.backend, reasons.length]).toEqual(["reference", 1]);
    await engine.dispose();
  });

  test("does not hide a mistake of the program", async () => {
    const engine = await fallBack(() => createOnnxDevice(throwing("bad index")), reference);
    const executable = await engine.compile(negated);
    await expect(executable.run(feeds)).rejects.toMatchObject({ kind: "run-failed" });
    await expect(executable.run({})).rejects.toMatchObject({ kind: "bad-input" });
    expect(reasons).toEqual([]);
  });

  const w = input("w", [2]);
  const step = trainingStep({
    parameters: { w },
    loss: reduceSum(square(w)),
    optimizer: sgd({ learningRate: 0.25 }),
  });
  const options = { initial: { w: Float32Array.of(1, 2) }, stepsPerCall: 1 };

  /** A device that halves w once, keeps it, and then fails. */
  function halvesOnce(message: string, stateIsLost: boolean) {
    let calls = 0;
    const kept = tensor(0.5, 1);
    if (stateIsLost) kept.getData = () => Promise.reject(new Error(message));
    return createOnnxDevice(
      fakeRuntime(() => {
        if (calls++ > 0) throw new Error(message);
        return { "next.parameters": kept, loss: tensor(5) };
      }),
    );
  }

  test("takes a training's state along", async () => {
    const engine = await fallBack(() => halvesOnce("std::bad_alloc", false), reference);
    const trainer = await engine.train(step, options);
    await trainer.advance();
    await trainer.advance();
    await trainer.advance();
    expect(await trainer.parameters()).toEqual({ w: Float32Array.of(0.125, 0.25) });
    expect([trainer.step, engine.backend]).toEqual([3, "reference"]);
  });

  test("refuses to train on when the device took the state with it", async () => {
    const engine = await fallBack(() => halvesOnce("device was lost", true), reference);
    const trainer = await engine.train(step, options);
    await trainer.advance();
    await expect(trainer.advance()).rejects.toMatchObject({ kind: "device-lost" });
    await expect(trainer.state()).rejects.toMatchObject({ kind: "device-lost" });
  });
});
