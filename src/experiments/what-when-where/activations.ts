/** @file A checkpoint's layers on many positions. */
import {
  type Checkpoint,
  encode,
  encodedLength,
  fastNetwork,
  loadCheckpoint,
  planeNames,
} from "#alphazero";
import { type Position, standardBoard } from "#connect-four";
import type { Engine } from "#engine";
import type { ReadFile } from "#models";
import { keptFor } from "../keep.ts";
import { layerFeatures } from "./features.ts";

export interface Reading {
  /** For each layer of the residual stream a row of features by position. */
  readonly layers: readonly (readonly Float64Array[])[];
  /** What the value head says. */
  readonly values: readonly number[];
}

/** Positions in one run of the network. */
const batch = 100;

/** Run a checkpoint on positions; yields how many are done. */
export async function* readLayers(
  engine: Engine,
  readFile: ReadFile,
  checkpoint: Checkpoint,
  positions: readonly Position[],
): AsyncGenerator<number, Reading> {
  const { config, model } = await keptFor(engine, `layers ${checkpoint.sha256}`, async () => {
    const { config, weights } = await loadCheckpoint(readFile, checkpoint);
    return {
      config,
      model: await engine.load(fastNetwork(config, weights, batch, { reads: true })),
    };
  });
  const { filters, blocks, height, width } = config;
  const layers = Array.from({ length: blocks + 1 }, (): Float64Array[] => []);
  const values: number[] = [];
  const shape = [batch, height, width, planeNames.length];
  const length = encodedLength(standardBoard);
  for (let from = 0; from < positions.length; from += batch) {
    const chunk = positions.slice(from, from + batch);
    const planes = new Float32Array(batch * length);
    for (const [i, position] of chunk.entries()) encode(position, planes, i * length);
    const outputs = await model.run({ planes: { type: "float32", shape, data: planes } });
    const value = outputs.value!.data as Float32Array;
    values.push(...value.subarray(0, chunk.length));
    for (const [k, rows] of layers.entries()) {
      const data = outputs[`layer ${k}`]!.data as Float32Array;
      const size = filters * height * width;
      for (let i = 0; i < chunk.length; i++)
        rows.push(layerFeatures(standardBoard, data, i * size, filters));
    }
    yield values.length;
  }
  return { layers, values };
}
