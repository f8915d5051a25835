export type { OpName } from "./attributes.ts";
export { emit, onnxGraph } from "./emit.ts";
export { evaluate } from "./evaluate.ts";
export { gradient } from "./gradient.ts";
export { constant, input, type Operand } from "./leaf.ts";
export { GraphError } from "./op.ts";
export { add, clip, div, log, max, min, mul, neg, pow, square, sub } from "./ops/arithmetic.ts";
export { expand, type ReduceOptions, reduceSum, reshape, tile } from "./ops/broadcast.ts";
export { averagePool, conv, maxPool } from "./ops/conv.ts";
export { einsum } from "./ops/einsum.ts";
export {
  abs,
  cos,
  erf,
  exp,
  gelu,
  relu,
  sigmoid,
  sign,
  sin,
  sqrt,
  tanh,
} from "./ops/functions.ts";
export { gather, oneHot, pick, scatterAdd } from "./ops/gather.ts";
export { stopGradient, withGradient } from "./ops/identity.ts";
export { matMul, transpose } from "./ops/linear.ts";
export {
  and,
  cast,
  equal,
  greater,
  greaterOrEqual,
  less,
  lessOrEqual,
  not,
  notEqual,
  or,
  where,
} from "./ops/logic.ts";
export { crossEntropy, logSoftmax, softmax, standardize } from "./ops/normalize.ts";
export { argMax, cumSum, topK } from "./ops/order.ts";
export { concat, pad, slice, split } from "./ops/parts.ts";
export { logSumExp, reduceMax, reduceMean, reduceMin } from "./ops/reduce.ts";
export { scan } from "./ops/scan.ts";
export { adam, adamW, momentum, type Optimizer, sgd, sgld } from "./optimizer.ts";
export { type Program, program } from "./program.ts";
export { cosine, type Schedule, stepwise, warmUp } from "./schedule.ts";
export { type Shape, sizeOf } from "./shape.ts";
export { substitute } from "./substitute.ts";
export { table } from "./table.ts";
export type { Tensor } from "./tensor.ts";
export {
  packParameters,
  scanSteps,
  stateNames,
  stateShape,
  type TrainingDefinition,
  type TrainingStep,
  trainingStep,
  unpackParameters,
} from "./training-step.ts";
