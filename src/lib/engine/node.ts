/** @file The engine on onnxruntime-node, for training and benchmarks in Node; no page ever imports it. */
import * as ort from "onnxruntime-node";
import type { Engine } from "./engine.ts";
import { createOnnxDevice } from "./onnx-device.ts";
import { openEngine } from "./open-engine.ts";

/** Start the engine on onnxruntime-node. */
export async function createNodeEngine({ threads = 1 } = {}): Promise<Engine> {
  const device = await createOnnxDevice({
    info: {
      backend: "onnxruntime-node",
      threads,
      version: ort.env.versions.node ?? ort.env.versions.common,
      reason: "onnxruntime-node was asked for.",
    },
    options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
    Tensor: ort.Tensor,
    createSession: (model, options) => ort.InferenceSession.create(model, options),
  });
  return openEngine(device);
}
