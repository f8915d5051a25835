export type { Engine, Executable, Feeds, Trainer, TrainOptions, Values } from "./engine.ts";
export { EngineError, type EngineErrorKind } from "./error.ts";
export { createEngine, type EngineOptions } from "./onnxruntime.ts";
export { createReferenceEngine } from "./reference.ts";
