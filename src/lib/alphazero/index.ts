export { type Checkpoint, checkpointNamed, checkpoints, loadCheckpoint } from "./checkpoints.ts";
export { createEvaluator, type Evaluator } from "./evaluator.ts";
export { fastNetwork } from "./fast-network.ts";
export { readGames, writeGames } from "./games-file.ts";
export {
  encode,
  encodedLength,
  type NetworkSize,
  network,
  networkInitial,
  networkShapes,
  planeNames,
  policyOf,
  towerConfig,
} from "./network.ts";
export { readNetwork, type StoredNetwork, writeNetwork } from "./network-file.ts";
export {
  type Batch,
  batchOf,
  createReplay,
  mirrored,
  type Replay,
  type Sample,
  samplesOf,
} from "./replay.ts";
export {
  addNoise,
  bestMove,
  type Evaluation,
  meanValue,
  type Node,
  openTree,
  type SearchOptions,
  search,
  selectMove,
  type Thinking,
  usualSearch,
  visitsOf,
} from "./search.ts";
export {
  type Game,
  type PlayedGame,
  playGame,
  positionAfter,
  type SelfPlayOptions,
} from "./self-play.ts";
export { type Evaluate, thinkTogether } from "./think-together.ts";
export { type LossOptions, networkTraining } from "./training.ts";
