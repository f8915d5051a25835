import { describe, expect, test } from "vitest";
import { createEngine, createReferenceEngine } from "#engine";
import { createNodeEngine } from "#engine/node";
import { compareTraces, type Traced } from "./compare-traces.ts";
import { traceTraining } from "./trace-training.ts";

const traced = (backend: Traced["backend"], losses: number[], parameters: number[]): Traced => ({
  runtime: "Node",
  backend,
  threads: 1,
  version: "1",
  trace: { losses, parameters, repeats: true },
});

describe("a comparison of trainings", () => {
  test("gives the largest difference so far, and names the first with the same bits", () => {
    const all = [
      traced("reference", [3, 2, 1], [1, 1]),
      traced("wasm", [3, 2.5, 1.25], [1, 0.5]),
      traced("webgpu", [3, 2.5, 1.25], [1, 0.5]),
    ];
    const [, wasm, webgpu] = compareTraces(
      traced("reference", [3, 2, 1], [1, 1]).trace,
      all,
      [1, 3],
    );
    expect(wasm).toEqual({
      runtime: "Node",
      backend: "wasm",
      threads: 1,
      version: "1",
      repeats: true,
      sameBitsAs: null,
      lossDifference: { "first 1": 0, "first 3": 0.5 },
      parameterDifference: 0.5,
    });
    expect(webgpu?.sameBitsAs).toBe("wasm (1) in Node");
  });
});

const interpreted = traceTraining(createReferenceEngine());

test.each([
  ["wasm", createEngine],
  ["onnxruntime-node", createNodeEngine],
])(
  "a hundred steps on %s give the same bits again and stay within 1e-4 of the interpreter",
  async (_, create) => {
    const engine = await create();
    const trace = await traceTraining(engine);
    await engine.dispose();
    expect(trace.repeats).toBe(true);
    const reference = await interpreted;
    const here = { ...traced("wasm", [], []), trace };
    const [row] = compareTraces(reference, [here], [100]);
    expect(row?.lossDifference["first 100"]).toBeLessThan(1e-4);
    expect(row?.parameterDifference).toBeLessThan(1e-4);
  },
);
