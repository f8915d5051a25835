export { alignTransformer, relabelTransformer } from "./align-transformer.ts";
export {
  type Alignment,
  alignTwoLayer,
  between,
  cosineOf,
  permuteUnits,
  relabelTwoLayer,
  twoLayerOf,
  weightsIn,
} from "./align-two-layer.ts";
export {
  type CosineFit,
  distanceIrrelevance,
  eachPair,
  exclude,
  fitCosines,
  gradientSymmetricity,
  projection,
  restrict,
  type Score,
  score,
  sumSpectra,
} from "./analysis.ts";
export { type Architecture, type PairTable, pairLogits } from "./architecture.ts";
export { clockByHand, pizzaByHand } from "./by-hand.ts";
export { codeOf, type Language, languages } from "./code.ts";
export { type Description, describeProgram, type Operations, operationsOf } from "./description.ts";
export {
  type ClockProgram,
  type Fidelity,
  factsOf,
  fidelityOf,
  type NetworkFacts,
  programOf,
  scoresOf,
  strongestFrequencies,
} from "./extract.ts";
export {
  argMax,
  circleOf,
  frequenciesOf,
  type Spectrum,
  shares,
  spectrum,
  type Wave,
  waveOf,
} from "./fourier.ts";
export { analyticNet, analyticShare } from "./gromov.ts";
export { createInstrument, drawTriples, type Instrument, type Triple } from "./instrument.ts";
export type { Loss } from "./losses.ts";
export {
  type ClockStatistics,
  clockStatistics,
  type Layer,
  layers,
  type Neuron,
  neuronsOf,
  projectNeurons,
  weightsOf,
} from "./neurons.ts";
export { automorphisms, bestSharedCount, relabelFrequencies, sharedCount } from "./relabel.ts";
export { drawSplit, type Split, sumOf, trainCount } from "./task.ts";
export {
  type Evaluation,
  evaluationSteps,
  type Scores,
  splitOf,
  stepsPerCall,
  type TrainingOptions,
  train,
  trainArchitecture,
} from "./train.ts";
export { hiddenAt, type TransformerShape, transformer } from "./transformer.ts";
export {
  embeddingShares,
  outputResidual,
  type UnitWave,
  unitPower,
  unitWaves,
} from "./transformer-waves.ts";
export {
  type Activation,
  logitsOf,
  type TwoLayer,
  type TwoLayerShape,
  twoLayer,
} from "./two-layer.ts";
