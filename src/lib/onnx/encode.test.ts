import { fromBinary } from "@bufbuild/protobuf";
import { AttributeProto_AttributeType, ModelProtoSchema, TensorProto_DataType } from "onnx-buf";
import { describe, expect, test } from "vitest";
import {
  encodeModel,
  type OnnxAttribute,
  type OnnxGraph,
  type OnnxTensor,
  OPSET,
} from "./index.ts";

const graph = (changes: Partial<OnnxGraph>): OnnxGraph => ({
  name: "g",
  nodes: [],
  initializers: [],
  inputs: [],
  outputs: [],
  ...changes,
});

/** Read a model back with a decoder that is not ours. */
const decode = (changes: Partial<OnnxGraph>) =>
  fromBinary(ModelProtoSchema, encodeModel(graph(changes)));

function decodeAttribute(attribute: OnnxAttribute) {
  const node = { op: "Op", inputs: [], outputs: ["y"], attributes: { name: attribute } };
  return decode({ nodes: [node] }).graph!.node[0]!.attribute[0]!;
}

const decodeTensor = (tensor: OnnxTensor) =>
  decode({ initializers: [tensor] }).graph!.initializer[0]!;

describe("a written model", () => {
  test("states the versions of format and operators", () => {
    const model = decode({});
    expect(model.irVersion).toBe(10n);
    expect(model.opsetImport.map(({ domain, version }) => [domain, version])).toEqual([
      ["", BigInt(OPSET)],
    ]);
    expect(model.producerName).toBe("cruxes");
  });

  test("keeps nodes with the names they read and write", () => {
    const nodes = ["Add", "Mul"].map((op) => ({
      op,
      inputs: ["a", "ünïcode"],
      outputs: [`${op}.out`],
      attributes: {},
    }));
    const read = decode({ nodes }).graph!.node;
    expect(read.map(({ opType, input, output }) => [opType, input, output])).toEqual([
      ["Add", ["a", "ünïcode"], ["Add.out"]],
      ["Mul", ["a", "ünïcode"], ["Mul.out"]],
    ]);
  });

  test("keeps type and shape of inputs and outputs", () => {
    const inputs = [{ name: "x", type: "float32", shape: [2, 300] }] as const;
    const outputs = [{ name: "y", type: "int64", shape: [] }] as const;
    const read = decode({ inputs, outputs }).graph!;
    const types = [...read.input, ...read.output].map(({ name, type }) => {
      if (type?.value.case !== "tensorType") throw new Error("not a tensor");
      const { elemType, shape } = type.value.value;
      return [name, elemType, shape?.dim.map(({ value }) => value.value)];
    });
    expect(types).toEqual([
      ["x", TensorProto_DataType.FLOAT, [2n, 300n]],
      ["y", TensorProto_DataType.INT64, []],
    ]);
  });

  test("keeps float32 values bit for bit", () => {
    const values = [0.1, -0, Number.NaN, Number.NEGATIVE_INFINITY, 1e-45];
    const read = decodeTensor({ name: "w", type: "float32", shape: [5, 1], values });
    expect(read.dims).toEqual([5n, 1n]);
    expect(read.dataType).toBe(TensorProto_DataType.FLOAT);
    expect(new Float32Array(read.rawData.slice().buffer)).toEqual(Float32Array.from(values));
  });

  test("keeps integers and booleans", () => {
    const integers = decodeTensor({
      name: "i",
      type: "int64",
      shape: [3],
      values: [-1, 0, 2 ** 40],
    });
    expect([...new BigInt64Array(integers.rawData.slice().buffer)]).toEqual([-1n, 0n, 2n ** 40n]);
    const booleans = decodeTensor({ name: "b", type: "bool", shape: [2], values: [1, 0] });
    expect([booleans.dataType, ...booleans.rawData]).toEqual([TensorProto_DataType.BOOL, 1, 0]);
  });

  test("keeps attributes of every kind", () => {
    expect(decodeAttribute({ int: -1 })).toMatchObject({
      name: "name",
      i: -1n,
      type: AttributeProto_AttributeType.INT,
    });
    expect(decodeAttribute({ float: 0.5 })).toMatchObject({
      f: 0.5,
      type: AttributeProto_AttributeType.FLOAT,
    });
    expect(decodeAttribute({ ints: [0, -2, 300] })).toMatchObject({
      ints: [0n, -2n, 300n],
      type: AttributeProto_AttributeType.INTS,
    });
    const text = decodeAttribute({ string: "tanh" });
    expect(new TextDecoder().decode(text.s)).toBe("tanh");
    expect(text.type).toBe(AttributeProto_AttributeType.STRING);
  });

  test("keeps tensors and graphs inside attributes", () => {
    const tensor = { name: "t", type: "float32", shape: [1], values: [2] } as const;
    expect(decodeAttribute({ tensor })).toMatchObject({
      t: { name: "t" },
      type: AttributeProto_AttributeType.TENSOR,
    });
    const body = decodeAttribute({ graph: graph({ name: "body", initializers: [tensor] }) });
    expect(body).toMatchObject({
      g: { name: "body", initializer: [{ name: "t" }] },
      type: AttributeProto_AttributeType.GRAPH,
    });
  });
});
