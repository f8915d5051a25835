/** @file A network as a safetensors file: its weights, its sizes, and how far its training was. */
import type { ResidualTowerConfig } from "#nn";
import { numbersOf, readSafetensors, store, writeSafetensors } from "#safetensors";
import { networkShapes } from "./network.ts";

export interface StoredNetwork {
  readonly config: ResidualTowerConfig;
  readonly weights: Record<string, Float32Array<ArrayBuffer>>;
  /** Games, steps and so on until then. */
  readonly training: Readonly<Record<string, number>>;
}

/** Write a network in single or in half precision; the latter is a copy for readers, as training needs all bits. */
export function writeNetwork(
  { config, weights, training }: StoredNetwork,
  precision: "F32" | "F16" = "F32",
): Uint8Array<ArrayBuffer> {
  const tensors = Object.entries(networkShapes(config)).map(([name, shape]) => {
    const whole = store(weights[name]!, shape);
    const halves = () => new Uint8Array(new Float16Array(weights[name]!).buffer);
    return [
      name,
      precision === "F32" ? whole : { ...whole, dtype: precision, bytes: halves() },
    ] as const;
  });
  return writeSafetensors(new Map(tensors), {
    config: JSON.stringify(config),
    training: JSON.stringify(training),
  });
}

/** Read a network. Throws a SafetensorsError for what is no such file, a RangeError where a tensor is missing or of another shape. */
export function readNetwork(file: Uint8Array): StoredNetwork {
  const { tensors, metadata } = readSafetensors(file);
  const read = (name: string) => {
    const text = metadata[name];
    if (text === undefined) throw new RangeError(`The file of a network has no ${name}.`);
    return JSON.parse(text) as unknown;
  };
  const config = read("config") as ResidualTowerConfig;
  const weights = Object.entries(networkShapes(config)).map(([name, shape]) => {
    const tensor = tensors.get(name);
    if (`${tensor?.shape}` !== `${shape}`)
      throw new RangeError(
        `The file of a network has ${tensor ? `${name} of shape [${tensor.shape}]` : `no ${name}`}; accepted is the shape [${shape}].`,
      );
    return [name, numbersOf(tensor!)] as const;
  });
  return {
    config,
    weights: Object.fromEntries(weights),
    training: read("training") as StoredNetwork["training"],
  };
}
