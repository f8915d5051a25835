/**
 * @file The runtime on WebGPU, fetched only when asked for. Of its builds only the one that suspends WebAssembly
 * through JSPI (16.8 MB) fits a host that takes 20 MiB a file; the one that does without JSPI has 26.8 MB.
 */
import type { Device } from "./device.ts";
import { EngineError, explain } from "./error.ts";
import { createOnnxDevice } from "./onnx-device.ts";

/** Start onnxruntime-web on WebGPU. A device that was lost stays lost; another engine gets another. */
export async function startWebgpu(webgpuUrl: string | undefined): Promise<Device> {
  const canSuspend = typeof WebAssembly !== "undefined" && "Suspending" in WebAssembly;
  if (!canSuspend || !(await globalThis.navigator?.gpu?.requestAdapter()))
    throw new EngineError("no-webgpu");
  const ort = await import("onnxruntime-web/jspi").catch((error: unknown) => {
    throw explain("load-failed", error);
  });
  if (webgpuUrl !== undefined) ort.env.wasm.wasmPaths = { wasm: webgpuUrl };
  ort.env.wasm.numThreads = 1;
  let fault: EngineError | undefined;
  const device = await createOnnxDevice({
    info: {
      backend: "webgpu",
      threads: 1,
      version: ort.env.versions.web ?? ort.env.versions.common,
      reason: "WebGPU was asked for.",
    },
    options: { executionProviders: ["webgpu"] },
    Tensor: ort.Tensor,
    createSession: (model, options) => ort.InferenceSession.create(model, options),
    fault: () => fault,
  });
  const gpu = await ort.env.webgpu.device;
  gpu.addEventListener("uncapturederror", ({ error }) => {
    fault ??= explain("run-failed", error);
  });
  void gpu.lost.then(({ message }) => {
    fault = explain("device-lost", message);
  });
  return device;
}
