/** @file Models from elsewhere are run here, and what is saved here is a model elsewhere. */
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { ModelProtoSchema, TensorProto_DataLocation, TensorProto_DataType } from "onnx-buf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { add, input, matMul, program, tanh } from "#graph";
import { numbersOf, readSafetensors } from "#safetensors";
import { createEngine, createReferenceEngine, type Engine, saveOnnx } from "./index.ts";
import { createNodeEngine } from "./node.ts";

const engines: Record<string, Engine> = {};
beforeAll(async () => {
  engines["wasm"] = await createEngine();
  engines["onnxruntime-node"] = await createNodeEngine();
});
afterAll(() => Promise.all(Object.values(engines).map((engine) => engine.dispose())));

const { FLOAT, INT64 } = TensorProto_DataType;
const value = (name: string, elemType: number, sizes: readonly (bigint | string)[]) => ({
  name,
  type: {
    value: {
      case: "tensorType" as const,
      value: {
        elemType,
        shape: {
          dim: sizes.map((size) => ({
            value:
              typeof size === "string"
                ? ({ case: "dimParam", value: size } as const)
                : ({ case: "dimValue", value: size } as const),
          })),
        },
      },
    },
  },
});

/** A model written by an encoder that is not ours, for an operator set that we do not write: y = table[i] W. */
const foreign = toBinary(
  ModelProtoSchema,
  create(ModelProtoSchema, {
    irVersion: 8n,
    producerName: "elsewhere",
    opsetImport: [{ domain: "", version: 13n }],
    graph: {
      name: "lookup",
      node: [
        { opType: "Gather", input: ["table", "i"], output: ["row"] },
        { opType: "MatMul", input: ["row", "W"], output: ["y"] },
      ],
      initializer: [
        { name: "table", dataType: FLOAT, dims: [3n, 2n], floatData: [1, 2, 3, 4, 5, 6] },
        { name: "W", dataType: FLOAT, dims: [2n, 1n], floatData: [10, 1] },
      ],
      input: [value("i", INT64, ["batch"])],
      output: [value("y", FLOAT, ["batch", 1n])],
    },
  }),
);

describe.each(["wasm", "onnxruntime-node"])("on %s", (backend) => {
  test("a model made elsewhere says what it takes, and runs for any size it leaves open", async () => {
    const model = await engines[backend]!.load(foreign);
    expect(model.inputs).toEqual([{ name: "i", type: "int64", shape: ["batch"] }]);
    expect(model.outputs).toEqual([{ name: "y", type: "float32", shape: ["batch", 1] }]);
    for (const rows of [[2n], [0n, 1n, 2n]]) {
      const i = { type: "int64", shape: [rows.length], data: BigInt64Array.from(rows) };
      const { y } = await model.run({ i });
      expect(y!.shape).toEqual([rows.length, 1]);
      expect(y!.data).toEqual(Float32Array.from(rows, (row) => [12, 34, 56][Number(row)]!));
    }
    await model.dispose();
    await model.dispose();
    const i = { type: "int64", shape: [0], data: new BigInt64Array(0) };
    await expect(model.run({ i })).rejects.toMatchObject({ kind: "disposed" });
  });

  test("a saved program with its weights inside runs as a model of its own", async () => {
    const { model: bytes, weights } = saveOnnx(network, values);
    expect(weights).toBeUndefined();
    expect(await answer(backend, bytes)).toEqual(await plain(backend));
  });

  test("a saved program with its weights beside it runs with both files", async () => {
    const { model: bytes, weights } = saveOnnx(network, values, "weights.safetensors");
    expect(await answer(backend, bytes, { "weights.safetensors": weights! })).toEqual(
      await plain(backend),
    );
    await expect(engines[backend]!.load(bytes)).rejects.toMatchObject({ kind: "compile-failed" });
  });
});

const x = input("x", [2, 3]);
const network = program({
  y: tanh(add(matMul(x, input("W", [3, 4])), input("b", [4]))),
});
const values = {
  W: Float32Array.from({ length: 12 }, (_, i) => i / 12),
  b: Float32Array.of(1, 2, 3, 4),
};
const xs = Float32Array.of(1, -1, 2, -2, 0.5, 0);

/** What the engine gives for the program itself, with the weights as inputs. */
async function plain(backend: string) {
  const executable = await engines[backend]!.compile(network);
  const { y } = await executable.run({ x: xs, ...values });
  await executable.dispose();
  return y;
}

async function answer(backend: string, bytes: Uint8Array, beside = {}) {
  const model = await engines[backend]!.load(bytes, beside);
  expect(model.inputs).toEqual([{ name: "x", type: "float32", shape: [2, 3] }]);
  const { y } = await model.run({ x: { type: "float32", shape: [2, 3], data: xs } });
  await model.dispose();
  return y!.data;
}

describe("a saved file", () => {
  test("states its operator set and keeps each weight's name, shape and numbers", () => {
    const { model } = saveOnnx(network, { W: values.W });
    const { graph, opsetImport } = fromBinary(ModelProtoSchema, model);
    expect(opsetImport).toMatchObject([{ domain: "", version: 21n }]);
    expect(graph!.input.map(({ name }) => name)).toEqual(["x", "b"]);
    const W = graph!.initializer.find(({ name }) => name === "W")!;
    expect(W.dims).toEqual([3n, 4n]);
    expect(new Float32Array(W.rawData.slice().buffer)).toEqual(values.W);
  });

  test("points at each weight inside the safetensors file beside it", () => {
    const { model, weights } = saveOnnx(network, values, "weights.safetensors");
    const { tensors } = readSafetensors(weights!);
    expect([...tensors].map(([name, tensor]) => [name, numbersOf(tensor)])).toEqual(
      Object.entries(values),
    );
    for (const { name, dataLocation, externalData, rawData } of fromBinary(ModelProtoSchema, model)
      .graph!.initializer) {
      expect([dataLocation, rawData.length]).toEqual([TensorProto_DataLocation.EXTERNAL, 0]);
      const { location, offset, length } = Object.fromEntries(
        externalData.map(({ key, value }) => [key, value]),
      );
      expect(location).toBe("weights.safetensors");
      const bytes = weights!.slice(Number(offset), Number(offset) + Number(length));
      expect(new Float32Array(bytes.buffer)).toEqual(values[name as "W"]);
    }
  });
});

describe("what does not fit is refused in words", () => {
  const int64 = (shape: number[]) => ({ type: "int64", shape, data: BigInt64Array.of(1n) });
  test.each([
    ["nothing", {}, "What is fed lacks i; the model accepts i."],
    ["another name", { j: int64([1]) }, "What is fed lacks i and has j; the model accepts i."],
    [
      "another type",
      { i: { type: "float32", shape: [1], data: Float32Array.of(1) } },
      "Input i received float32[1] with 1 values; it accepts int64[batch].",
    ],
    ["too few values", { i: int64([2]) }, "Input i received int64[2] with 1 values"],
    ["another rank", { i: int64([1, 1]) }, "Input i received int64[1, 1] with 1 values"],
  ])("%s fed to a model", async (_, feeds, message) => {
    const model = await engines["wasm"]!.load(foreign);
    await expect(model.run(feeds as never)).rejects.toMatchObject({
      kind: "bad-input",
      message: expect.stringContaining(message),
    });
    await model.dispose();
  });

  test("a weight that the program does not have, or not in this size", () => {
    expect(() => saveOnnx(network, { V: values.W })).toThrow(
      "Weight V received 12 numbers; the program accepts x, W, b.",
    );
    expect(() => saveOnnx(network, { W: values.b })).toThrow(
      "Weight W received 4 numbers; the program accepts float32[3, 4].",
    );
  });

  test("a file, by the interpreter", async () => {
    await expect(createReferenceEngine().load(foreign)).rejects.toThrow(
      "The interpreter runs no .onnx files.",
    );
  });
});
