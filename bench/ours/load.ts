import { createEngine, type Engine } from "#engine";
import type { LoadOptions, Prepare } from "../call.ts";
import { prepareAblations } from "./ablations.ts";
import { prepareMlp } from "./mlp.ts";
import { prepareSgld } from "./sgld.ts";
import { prepareTower } from "./tower.ts";
import { prepareTransformer } from "./transformer.ts";

/** Prepare workloads on an engine. */
export const prepareOn =
  (engine: Engine): Prepare =>
  async (workload) =>
    ({
      mlp: prepareMlp,
      transformer: prepareTransformer,
      tower: prepareTower,
      sgld: prepareSgld,
      ablations: prepareAblations,
    })[workload](engine);

/** Start our engine on WebAssembly. */
export async function loadWasm({ threads, wasm }: LoadOptions): Promise<Prepare> {
  const engine = await createEngine({ threads, ...wasm?.onnxruntime });
  if (engine.threads !== threads)
    throw new Error(`The engine takes ${engine.threads} of ${threads} threads.`);
  return prepareOn(engine);
}

/** Start our engine on WebGPU; there is no falling back. */
export async function loadWebgpu(): Promise<Prepare> {
  return prepareOn(await createEngine({ backends: ["webgpu"] }));
}
