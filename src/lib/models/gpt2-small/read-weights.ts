/** @file Reads weights from a safetensors file that comes in pieces, without ever holding the whole of it. */
import { type Gpt2Config, gpt2Shapes, type ParameterValues, type Shapes } from "#nn";
import { headerLength, numbersOf, type PlacedTensor, readHeader } from "#safetensors";
import { inFile } from "../folder.ts";
import { scalesName, weightName } from "./names.ts";
import { scaleRows } from "./precision.ts";
import { checkShape } from "./write-compact.ts";

export interface WeightReader {
  /** Take the next bytes of the file; throws a `ModelError` as soon as the header is seen not to fit the sizes. */
  push(bytes: Uint8Array): void;
  /** The weights in float32, once every byte has come. */
  weights(): ParameterValues;
}

/** Start reading a file of known length. */
export function createWeightReader(
  config: Gpt2Config,
  path: string,
  fileBytes: number,
): WeightReader {
  const shapes = gpt2Shapes(config);
  const numbers = new Map<string, Float32Array<ArrayBuffer>>();
  let beginning = new Uint8Array();
  let parts: readonly Part[] | undefined;
  let at = 0;
  const readHeaderOf = (bytes: Uint8Array) => {
    beginning = joined(beginning, bytes);
    if (beginning.length < Math.min(8, fileBytes)) return;
    if (beginning.length < inFile(path, "corrupt", headerLength)(beginning, fileBytes)) return;
    const { placed } = inFile(path, "corrupt", readHeader)(beginning, fileBytes);
    parts = neededParts(placed, shapes, path);
    take(beginning);
  };
  const take = (bytes: Uint8Array) => {
    for (const part of parts ?? [])
      if (part.copy(bytes, at))
        numbers.set(part.name, inFile(path, "corrupt", numbersOf)(part.tensor()));
    at += bytes.length;
  };
  return {
    push: (bytes) => (parts === undefined ? readHeaderOf(bytes) : take(bytes)),
    weights() {
      for (const name of Object.keys(shapes)) {
        const scales = numbers.get(scalesName(name));
        if (scales) scaleRows(numbers.get(name)!, scales);
        numbers.delete(scalesName(name));
      }
      return Object.fromEntries(numbers);
    },
  };
}

type Part = ReturnType<typeof createPart>;

/** A tensor whose bytes arrive bit by bit. */
function createPart(name: string, { dtype, shape, start, end }: PlacedTensor) {
  let buffer: Uint8Array<ArrayBuffer> | undefined;
  return {
    name,
    /** Copy what of the tensor lies in bytes that are `at` in the file; say whether it is whole now. */
    copy(bytes: Uint8Array, at: number): boolean {
      const from = Math.max(start, at);
      const to = Math.min(end, at + bytes.length);
      if (from >= to) return false;
      buffer ??= new Uint8Array(end - start);
      buffer.set(bytes.subarray(from - at, to - at), from - start);
      return to === end;
    },
    /** The whole tensor, once; its bytes are let go. */
    tensor() {
      const bytes = buffer ?? new Uint8Array();
      buffer = undefined;
      return { dtype, shape, bytes };
    },
  };
}

/** The parts of the file that are weights of the model or their scales, each in its shape. */
function neededParts(placed: readonly PlacedTensor[], shapes: Shapes, path: string): Part[] {
  const found = new Map(placed.map((tensor) => [weightName(tensor.name), tensor]));
  return Object.entries(shapes).flatMap(([name, shape]) => {
    const tensor = found.get(name);
    checkShape(path, name, shape, tensor);
    if (tensor!.dtype !== "I8") return [createPart(name, tensor!)];
    const scales = found.get(scalesName(name));
    checkShape(path, scalesName(name), shape.slice(0, 1), scales);
    return [createPart(scalesName(name), scales!), createPart(name, tensor!)];
  });
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
