export { attention, attentionShapes, type HeadInputs, headResults } from "./attention.ts";
export { type BlockConfig, block, blockShapes } from "./block.ts";
export { type Gpt2Config, gpt2, gpt2Initial, gpt2Shapes, unembed } from "./gpt2.ts";
export { configJson, readConfig, readWeights, writeWeights } from "./gpt2-files.ts";
export { type Hook, unhooked, within } from "./hook.ts";
export { layerNorm, layerNormShapes } from "./layer-norm.ts";
export { linear, linearShapes } from "./linear.ts";
export { mlp, mlpShapes } from "./mlp.ts";
export { nextTokenLosses } from "./next-token-losses.ts";
export {
  mapShapes,
  type Parameters,
  type ParameterValues,
  parameter,
  parameterConstants,
  parameterInputs,
  type Shapes,
} from "./parameters.ts";
export {
  type ResidualTowerConfig,
  residualTower,
  residualTowerInitial,
  residualTowerShapes,
} from "./residual-tower.ts";
