/** @file Writes a program as an ONNX model. Equal nodes are written once. */
import { encodeModel, type OnnxGraph, type OnnxNode, type OnnxTensor, type OnnxValue } from "#onnx";
import type { OpName, ScanBody } from "./attributes.ts";
import type { Program } from "./program.ts";
import { opOf } from "./table.ts";
import { isMadeBy, type Tensor } from "./tensor.ts";
import { topological } from "./topological.ts";

/** Write a program as the bytes of an `.onnx` file. */
export const emit = (program: Program): Uint8Array<ArrayBuffer> => encodeModel(onnxGraph(program));

/** Write a program as an ONNX graph. */
export function onnxGraph({ inputs, outputs }: Program): OnnxGraph {
  const names = new Map<Tensor, string>(
    Object.entries(inputs).map(([name, tensor]) => [tensor, name]),
  );
  const writer = new GraphWriter(names, { next: 0 });
  const values = Object.entries(inputs).map(([name, tensor]) => typed(name, tensor));
  return writer.write("program", values, Object.entries(outputs));
}

const typed = (name: string, { dtype, shape }: Tensor): OnnxValue => ({
  name,
  type: dtype,
  shape,
});

class GraphWriter {
  readonly #names: Map<Tensor, string>;
  readonly #counter: { next: number };
  readonly #nodes: OnnxNode[] = [];
  readonly #initializers: OnnxTensor[] = [];
  /** Names of the outputs of every node written so far, by what the node computes. */
  readonly #written = new Map<string, readonly string[]>();
  readonly #bodies: ScanBody[] = [];

  constructor(names: Map<Tensor, string>, counter: { next: number }) {
    this.#names = names;
    this.#counter = counter;
  }

  write(
    name: string,
    inputs: readonly OnnxValue[],
    outputs: readonly (readonly [string, Tensor])[],
  ): OnnxGraph {
    const wanted = new Map(outputs.map(([output, tensor]) => [tensor, output]));
    for (const tensor of topological([...wanted.keys()], this.#names))
      this.#names.set(tensor, this.#place(tensor, wanted.get(tensor)));
    for (const [output, tensor] of outputs)
      if (this.#names.get(tensor) !== output)
        this.#nodes.push({
          op: "Identity",
          inputs: [this.#names.get(tensor)!],
          outputs: [output],
          attributes: {},
        });
    return {
      name,
      nodes: this.#nodes,
      initializers: this.#initializers,
      inputs,
      outputs: outputs.map(([output, tensor]) => typed(output, tensor)),
    };
  }

  #fresh(): string {
    return `%${this.#counter.next++}`;
  }

  #place(tensor: Tensor, wantedName: string | undefined): string {
    if (isMadeBy("Constant", tensor))
      return this.#constant({ ...typed("", tensor), values: tensor.attributes.values });
    const form = opOf(tensor)!.onnx(tensor as Tensor<OpName>);
    const { op = tensor.op, attributes = {}, integers = [], takes, outputs, body } = form;
    const inputs = [
      ...tensor.inputs.slice(0, takes).map((input) => this.#names.get(input)!),
      ...integers.map((values) =>
        this.#constant({ name: "", type: "int64", shape: [values.length], values }),
      ),
    ];
    const key = JSON.stringify([op, inputs, attributes, body && this.#bodyNumber(body)]);
    const known = this.#written.get(key);
    if (known !== undefined) return known[outputs?.index ?? 0]!;
    const made =
      outputs === undefined
        ? [wantedName ?? this.#fresh()]
        : Array.from({ length: outputs.count }, () => this.#fresh());
    const graphs = body === undefined ? {} : { body: { graph: this.#body(body, tensor) } };
    this.#nodes.push({ op, inputs, outputs: made, attributes: { ...attributes, ...graphs } });
    this.#written.set(key, made);
    return made[outputs?.index ?? 0]!;
  }

  #constant(tensor: OnnxTensor): string {
    const bits = () => new BigUint64Array(Float64Array.from(tensor.values).buffer);
    const key = tensor.values.length <= 64 && `${tensor.type}[${tensor.shape}] ${bits()}`;
    const known = key && this.#written.get(key);
    if (known) return known[0]!;
    const name = this.#fresh();
    this.#initializers.push({ ...tensor, name });
    if (key) this.#written.set(key, [name]);
    return name;
  }

  #bodyNumber(body: ScanBody): number {
    const number = this.#bodies.indexOf(body);
    return number < 0 ? this.#bodies.push(body) - 1 : number;
  }

  /** A body sees what it captures by its outer name; placeholders and results get fresh names. */
  #body(body: ScanBody, { inputs }: Tensor): OnnxGraph {
    const captured = inputs.slice(body.carried.length + body.scanned.length);
    const placeholders = [...body.carried, ...body.scanned].map(
      (tensor) => [tensor, this.#fresh()] as const,
    );
    const names = new Map<Tensor, string>([
      ...captured.map((tensor) => [tensor, this.#names.get(tensor)!] as const),
      ...placeholders,
    ]);
    return new GraphWriter(names, this.#counter).write(
      "body",
      placeholders.map(([tensor, name]) => typed(name, tensor)),
      body.results.map((tensor) => [this.#fresh(), tensor] as const),
    );
  }
}
