import { getThreadsCount, setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
// The gradients of the library's operations come with its layers.
import "@tensorflow/tfjs-layers";
import type { LoadOptions, Prepare } from "../../call.ts";
import { prepareAblations } from "./ablations.ts";
import { prepareMlp } from "./mlp.ts";
import { type Products, plainProducts, tunedProducts } from "./products.ts";
import { prepareSgld } from "./sgld.ts";
import { prepareTower } from "./tower.ts";
import { prepareTransformer } from "./transformer.ts";

const prepareWith =
  (products: Products): Prepare =>
  async (workload) =>
    ({
      mlp: prepareMlp,
      transformer: prepareTransformer,
      tower: prepareTower,
      sgld: prepareSgld,
      ablations: prepareAblations,
    })[workload](products);

/** Load the plain JavaScript backend. */
export async function loadCpu(): Promise<Prepare> {
  await tf.setBackend("cpu");
  return prepareWith(plainProducts);
}

/** Load the Wasm backend. */
export async function loadWasm(options: LoadOptions): Promise<Prepare> {
  await startWasm(options);
  return prepareWith(plainProducts);
}

/** Load the Wasm backend, with gradients written for it. */
export async function loadTunedWasm(options: LoadOptions): Promise<Prepare> {
  await startWasm(options);
  return prepareWith(tunedProducts);
}

async function startWasm({ threads, wasm }: LoadOptions): Promise<void> {
  if (wasm !== undefined) setWasmPaths(wasm.tfjs);
  setThreadsCount(threads);
  await tf.setBackend("wasm");
  // It takes at most half of the cores, whatever is asked for.
  const used = getThreadsCount();
  if (used !== threads) throw new Error(`TensorFlow.js takes ${used} of ${threads} threads here.`);
}
