/** @file The runtime on WebAssembly. */
import * as ort from "onnxruntime-web/wasm";
import type { Device } from "./device.ts";
import { EngineError } from "./error.ts";
import { createOnnxDevice } from "./onnx-device.ts";

export interface WasmOptions {
  /** Address of the runtime's `.wasm` file; in Node it is found without. */
  readonly wasmUrl?: string;
  /** Address of the runtime's `.mjs` file, from which its threads start: in a bundle they cannot find it. */
  readonly threadUrl?: string;
  /** More than one needs `threadUrl` and a cross-origin isolated page; the first engine of a worker decides. Default 1. */
  readonly threads?: number;
}

let started: number | undefined;

/** Start onnxruntime-web on WebAssembly. */
export async function startWasm({ wasmUrl, threadUrl, threads = 1 }: WasmOptions): Promise<Device> {
  if (typeof WebAssembly === "undefined") throw new EngineError("no-webassembly");
  started ??= globalThis.crossOriginIsolated && threadUrl !== undefined ? threads : 1;
  ort.env.wasm.wasmPaths = {
    ...(wasmUrl !== undefined && { wasm: wasmUrl }),
    ...(threadUrl !== undefined && started > 1 && { mjs: threadUrl }),
  };
  ort.env.wasm.numThreads = started;
  return createOnnxDevice({
    info: {
      backend: "wasm",
      threads: started,
      version: ort.env.versions.web ?? ort.env.versions.common,
      reason: "WebAssembly runs in every current browser.",
    },
    options: {},
    Tensor: ort.Tensor,
    createSession: (model, options) => ort.InferenceSession.create(model, options),
  });
}
