export { ModelError, type ModelErrorKind } from "./error.ts";
export { type ModelCard, type ModelFolder, openFolder } from "./folder.ts";
export {
  type IoiHead,
  type IoiHeadClass,
  type IoiPlace,
  ioiCircuit,
  ioiHeadClasses,
  ioiReported,
} from "./gpt2-ioi.ts";
export { type Cost, costOf } from "./gpt2-small/cost.ts";
export {
  type Gpt2Download,
  gpt2Hub,
  type Hub,
  hubDownload,
  openCompact,
  openHub,
  type Piece,
} from "./gpt2-small/download.ts";
export { type LoadedGpt2, type LoadOptions, loadDownload } from "./gpt2-small/load-download.ts";
export {
  type Manifest,
  maxChunkBytes,
  type Published,
  readManifest,
  textFiles,
} from "./gpt2-small/manifest.ts";
export { browserStore, type PieceStore } from "./gpt2-small/piece-store.ts";
export type { Precision } from "./gpt2-small/precision.ts";
export { runningSha256 } from "./gpt2-small/running-sha256.ts";
export { type WeightsSource, writeCompact } from "./gpt2-small/write-compact.ts";
export { loadGpt2, type StoredModel } from "./load-gpt2.ts";
export { loadWeights } from "./load-weights.ts";
export { readChecked } from "./read-checked.ts";
export { type ReadFile, type ReadOptions, readFrom } from "./read-file.ts";
