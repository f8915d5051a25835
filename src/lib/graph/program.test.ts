import { fromBinary } from "@bufbuild/protobuf";
import { type GraphProto, ModelProtoSchema } from "onnx-buf";
import { describe, expect, test } from "vitest";
import {
  add,
  constant,
  emit,
  evaluate,
  exp,
  expand,
  gather,
  input,
  matMul,
  mul,
  onnxGraph,
  program,
  reduceSum,
  reshape,
  scan,
  split,
  substitute,
  tanh,
} from "./index.ts";

const x = input("x", [2, 3]);
const opsOf = (...args: Parameters<typeof onnxGraph>) =>
  onnxGraph(...args).nodes.map(({ op }) => op);

describe("program(outputs)", () => {
  test("collects the inputs that the outputs need", () => {
    const y = add(x, input("b", [3]));
    expect(Object.keys(program({ y }).inputs)).toEqual(["x", "b"]);
  });

  test("refuses two inputs of one name, and an output named as an input", () => {
    expect(() => program({ y: add(x, input("x", [3])) })).toThrow("the name x is used twice");
    expect(() => program({ x: exp(x) })).toThrow("the name x is used twice");
  });

  test("refuses names kept for its own use", () => {
    expect(() => program({ "%0": exp(x) })).toThrow('"%0" is no name');
  });
});

describe("onnxGraph(program)", () => {
  test("writes equal nodes once", () => {
    expect(opsOf(program({ y: mul(tanh(x), tanh(x)) }))).toEqual(["Tanh", "Mul"]);
  });

  test("writes equal constants once", () => {
    const graph = onnxGraph(program({ y: add(mul(x, 2), mul(exp(x), 2)) }));
    expect(graph.initializers.map(({ values }) => [...(values as Float64Array)])).toEqual([[2]]);
  });

  test("tells constants apart that text would not: infinities, NaN, the sign of zero", () => {
    const values = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, 0, -0];
    const sums = values.map((value, i) => [`y${i}`, mul(x, constant([value, 2, 2]))] as const);
    const { initializers } = onnxGraph(program(Object.fromEntries(sums)));
    expect(initializers.map((each) => each.values[0])).toEqual(values);
  });

  test("writes pieces of a split as one node", () => {
    const [a, b] = split(x, 1, [1, 2]);
    expect(opsOf(program({ y: add(a!, b!) }))).toEqual(["Split", "Add"]);
  });

  test("leaves out what changes nothing: factors of one, terms of zero, a repeat that broadcasting does", () => {
    const y = add(mul(reshape(x, [2, 3]), 1), 0);
    expect(y).toBe(x);
    expect(opsOf(program({ y: mul(x, expand(input("s", [3]), [2, 3])) }))).toEqual(["Mul"]);
  });

  test("computes small constants in advance", () => {
    expect(exp(constant([0, 0]))).toMatchObject({ op: "Constant" });
    expect(expand(constant(1), [100, 100])).toMatchObject({ op: "Expand" });
  });

  test("gives an input or a tensor that is asked for twice a name for each output", () => {
    const y = exp(x);
    const graph = onnxGraph(program({ a: y, b: y, same: x }));
    expect(graph.outputs.map(({ name }) => name)).toEqual(["a", "b", "same"]);
    expect(graph.nodes.map(({ op, outputs }) => [op, ...outputs])).toEqual([
      ["Exp", "b"],
      ["Identity", "a"],
      ["Identity", "same"],
    ]);
  });

  test("computes outside of a scan what its steps do not change", () => {
    const [sum, scale] = [input("sum", [3]), input("scale", [3])];
    const { carried } = scan({
      steps: 4,
      carried: [
        { placeholder: sum, initial: constant([0, 0, 0]), next: add(sum, exp(tanh(scale))) },
      ],
      scanned: [],
      stacked: [],
    });
    const graph = onnxGraph(program({ y: carried[0]! }));
    expect(graph.nodes.map(({ op }) => op)).toEqual(["Tanh", "Exp", "Scan", "Identity"]);
    const body = graph.nodes[2]!.attributes["body"] as { graph: typeof graph };
    expect(body.graph.nodes.map(({ op }) => op)).toEqual(["Add"]);
  });
});

describe("emit(program)", () => {
  test("writes what an independent decoder reads back as the same graph, bodies included", () => {
    const [W, step] = [input("W", [3, 2]), input("rows", [4, 3])];
    const { carried } = scan({
      steps: 2,
      carried: [
        {
          placeholder: W,
          initial: input("start", [3, 2]),
          next: mul(W, reduceSum(matMul(step, W))),
        },
      ],
      scanned: [{ placeholder: step, sequence: input("sequence", [2, 4, 3]) }],
      stacked: [],
    });
    const trained = program({ W: gather(carried[0]!, input("i", [2], "int64")) });
    const compare = (read: GraphProto | undefined, written: ReturnType<typeof onnxGraph>) => {
      expect(read?.node.map(({ opType, input, output }) => [opType, input, output])).toEqual(
        written.nodes.map(({ op, inputs, outputs }) => [op, inputs, outputs]),
      );
      expect(read?.input.map(({ name }) => name)).toEqual(written.inputs.map(({ name }) => name));
      expect(read?.initializer.map(({ name, dims }) => [name, dims.map(Number)])).toEqual(
        written.initializers.map(({ name, shape }) => [name, shape]),
      );
    };
    const [read, written] = [
      fromBinary(ModelProtoSchema, emit(trained)).graph!,
      onnxGraph(trained),
    ];
    compare(read, written);
    const [at, body] = [written.nodes.findIndex(({ op }) => op === "Scan"), "body"];
    const inner = written.nodes[at]!.attributes[body] as { graph: typeof written };
    compare(read.node[at]!.attribute.find(({ name }) => name === body)!.g, inner.graph);
  });
});

test("a graph that was bent into a cycle is refused", () => {
  const y = exp(x);
  const z = mul(y, 2);
  Object.assign(y, { inputs: [z] });
  expect(() => program({ z })).toThrow("cycle: Mul of float32[2, 3] needs itself");
});

describe("substitute(results, replacements)", () => {
  test("rebuilds only what depends on what is replaced", () => {
    const [kept, changed] = [exp(input("k", [1])), tanh(x)];
    const [result, same] = substitute(
      [reduceSum(add(changed, kept)), kept],
      new Map([[x, mul(x, 2)]]),
    );
    expect(same).toBe(kept);
    const value = evaluate(program({ result: result! }), { x: [1, 0, 0, 0, 0, 0], k: [0] });
    expect(value["result"]![0]).toBeCloseTo(Math.tanh(2) + 6, 12);
  });
});

test("evaluate names the input that is missing, too short or unknown", () => {
  expect(() => evaluate(program({ y: exp(x) }), { x: new Float64Array(6), z: [1] })).toThrow(
    "evaluate: no input z; accepts x",
  );
  expect(() => evaluate(program({ y: exp(x) }), { x: [1] })).toThrow(
    "evaluate: input x received 1 values; accepts 6",
  );
});
