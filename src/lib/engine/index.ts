export { type AdvanceOptions, advanceUntil } from "./advance-until.ts";
export { readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
export { chooseEngine, type EngineChoice } from "./choose-engine.ts";
export { createEngine, type EngineOptions } from "./create-engine.ts";
export type {
  Engine,
  EngineInfo,
  Executable,
  Feeds,
  Model,
  ModelTensor,
  ModelValue,
  Trainer,
  TrainingState,
  TrainOptions,
  Values,
} from "./engine.ts";
export { EngineError, type EngineErrorKind } from "./error.ts";
export { createReferenceEngine } from "./reference.ts";
export { saveOnnx } from "./save-onnx.ts";
