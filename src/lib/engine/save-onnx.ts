import { onnxGraph, type Program, sizeOf } from "#graph";
import { encodeModel, type OnnxTensor } from "#onnx";
import { readSafetensors, store, writeSafetensors } from "#safetensors";
import { EngineError } from "./error.ts";

export interface OnnxFiles {
  readonly model: Uint8Array<ArrayBuffer>;
  /** What belongs beside the model, if that was asked for. */
  readonly weights: Uint8Array<ArrayBuffer> | undefined;
}

/**
 * Save a program as an `.onnx` file. Inputs named in `weights` become part of it: inside the model or, with the name of
 * a file `beside` it, in that safetensors file, into which the model points.
 */
export function saveOnnx(
  program: Program,
  weights: Readonly<Record<string, Float32Array>> = {},
  beside?: string,
): OnnxFiles {
  const graph = onnxGraph(program);
  const tensors = Object.entries(weights).map(([name, values]): OnnxTensor => {
    const { shape = undefined, dtype = undefined } = program.inputs[name] ?? {};
    if (shape === undefined || dtype !== "float32" || sizeOf(shape) !== values.length)
      throw new EngineError(
        "bad-input",
        `Weight ${name} received ${values.length} numbers; the program accepts ${shape ? `${dtype}[${shape.join(", ")}]` : Object.keys(program.inputs).join(", ")}.`,
      );
    return { name, type: dtype, shape, values };
  });
  const file =
    beside === undefined
      ? undefined
      : writeSafetensors(new Map(tensors.map((t) => [t.name, store(weights[t.name]!, t.shape)])));
  const model = encodeModel({
    ...graph,
    inputs: graph.inputs.filter(({ name }) => !Object.hasOwn(weights, name)),
    initializers: [...graph.initializers, ...(file ? pointInto(file, beside!, tensors) : tensors)],
  });
  return { model, weights: file };
}

function pointInto(file: Uint8Array, location: string, tensors: readonly OnnxTensor[]) {
  const stored = readSafetensors(file).tensors;
  return tensors.map((tensor): OnnxTensor => {
    const { byteOffset, byteLength } = stored.get(tensor.name)!.bytes;
    return { ...tensor, external: { location, offset: byteOffset, length: byteLength } };
  });
}
