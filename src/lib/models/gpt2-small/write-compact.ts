/** @file Writes the weights of a GPT-2 in fewer bits and in chunks, one tensor at a time. */
import { type Gpt2Config, gpt2Shapes } from "#nn";
import { headerLength, numbersOf, readHeader, type StoredTensor, writeHeader } from "#safetensors";
import { ModelError } from "../error.ts";
import { inFile } from "../folder.ts";
import { maxChunkBytes } from "./manifest.ts";
import { weightName } from "./names.ts";
import { layout, type Precision, reduce } from "./precision.ts";

export interface WeightsSource {
  readonly path: string;
  readonly bytes: number;
  read(start: number, end: number): Promise<Uint8Array>;
}

/**
 * Yield the chunks of the compact file: pieces of one safetensors file, each but the last of `chunkBytes`. Holds no more
 * than a tensor and its copies at a time. Rejects with a `ModelError` where a tensor is missing or of another shape.
 */
export async function* writeCompact(
  source: WeightsSource,
  config: Gpt2Config,
  precision: Precision,
  chunkBytes = maxChunkBytes,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const shapes = Object.entries(gpt2Shapes(config));
  const placed = await locate(source, gpt2Shapes(config));
  const layouts = shapes.flatMap(([name, shape]) => layout(name, shape, precision));
  const chunker = createChunker(chunkBytes);
  yield* chunker.push(writeHeader(new Map(layouts), { format: "cruxes-gpt2", precision }));
  for (const [name, shape] of shapes) {
    const { start, end, dtype } = placed.get(name)!;
    const values = numbersOf({ dtype, shape, bytes: await source.read(start, end) });
    const reduced = inFile(source.path, "corrupt", reduce)(name, values, shape, precision);
    for (const bytes of reduced) yield* chunker.push(bytes);
  }
  yield* chunker.rest();
}

/** Find every weight in the header; all else in the file must be what GPT-2's files are known to hold beside. */
async function locate(source: WeightsSource, shapes: ReturnType<typeof gpt2Shapes>) {
  const { path, bytes, read } = source;
  const first = await read(0, Math.min(8, bytes));
  const length = inFile(path, "corrupt", headerLength)(first, bytes);
  const { placed } = inFile(path, "corrupt", readHeader)(await read(0, length), bytes);
  const found = new Map(placed.map((tensor) => [weightName(tensor.name), tensor]));
  for (const [name, shape] of Object.entries(shapes))
    checkShape(path, name, shape, found.get(name));
  return found;
}

/** Refuse a weight that is missing or of another shape. */
export function checkShape(
  path: string,
  name: string,
  shape: readonly number[],
  tensor: Pick<StoredTensor, "shape"> | undefined,
): void {
  if (`${tensor?.shape}` === `${shape}`) return;
  throw new ModelError(
    "wrong-shape",
    path,
    `it has ${tensor ? `${name} of shape [${tensor.shape.join(", ")}]` : `no ${name}`}; accepts the shape [${shape.join(", ")}].`,
  );
}

/** Cut a stream of bytes into chunks of one length. */
function createChunker(chunkBytes: number) {
  let chunk = new Uint8Array(chunkBytes);
  let filled = 0;
  return {
    *push(bytes: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
      for (let at = 0; at < bytes.length; ) {
        const part = bytes.subarray(at, at + chunkBytes - filled);
        chunk.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < chunkBytes) continue;
        yield chunk;
        chunk = new Uint8Array(chunkBytes);
        filled = 0;
      }
    },
    *rest(): Generator<Uint8Array<ArrayBuffer>> {
      if (filled > 0) yield chunk.slice(0, filled);
    },
  };
}
