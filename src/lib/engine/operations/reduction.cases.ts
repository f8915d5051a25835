/** @file Examples of operations that reduce, accumulate or normalise along axes. */
import { nn, numpy as np } from "@jax-js/jax";
import {
  constant,
  crossEntropy,
  cumSum,
  logSoftmax,
  logSumExp,
  type ReduceOptions,
  reduceMax,
  reduceMean,
  reduceMin,
  reduceSum,
  type Shape,
  softmax,
  standardize,
  type Tensor,
} from "#graph";
import { type Case, integers, over } from "./case.ts";

type Reduce = (x: Tensor, axes?: readonly number[], options?: ReduceOptions) => Tensor;
type TheirReduce = (x: np.Array, axes: number[] | null, options: { keepdims: boolean }) => np.Array;

/** Cases of a reduction: some axes, the last axis kept, all axes, an axis of one. */
const reduction = (reduce: Reduce, theirs: TheirReduce, empty: readonly Shape[] = [[2, 0]]) => [
  ...over(
    [[[2, 3, 4]], [[3, 1, 2]], [[4, 1, 1, 3]]],
    (x) => reduce(x!, [0, -1]),
    (x) => theirs(x!, [0, -1], { keepdims: false }),
  ),
  ...over(
    [[[2, 3]], [[2, 1]]],
    (x) => reduce(x!, [1], { keepDims: true }),
    (x) => theirs(x!, [1], { keepdims: true }),
  ),
  ...over(
    [[[5]], [[]], [[2, 3, 2]]],
    (x) => reduce(x!),
    (x) => theirs(x!, null, { keepdims: false }),
  ),
  ...over(
    [empty],
    (x) => reduce(x!, [1]),
    (x) => x!,
  ),
];

/** Cases of a function along an axis, with extreme values too. */
const along = (
  build: (x: Tensor, axis?: number) => Tensor,
  oracle: (x: np.Array, axis: number) => np.Array,
) => [
  ...over(
    [[[3, 4]], [[1]], [[2, 1]], [[0, 3]]],
    (x) => build(x!),
    (x) => oracle(x!, -1),
  ),
  ...over(
    [[[2, 3, 2]]],
    (x) => build(x!, 1),
    (x) => oracle(x!, 1),
    { from: [-90, 90] },
  ),
];

const LABELS = [2, 0, 1, 2, 2, 0];

export const reductions = {
  CumSum: [
    ...over(
      [[[2, 3]], [[1, 1]], [[3, 2, 2]], [[2, 0]]],
      (x) => cumSum(x!, 1),
      (x) => np.cumsum(x!, 1),
    ),
    ...over(
      [[[4]], [[3, 2]]],
      (x) => cumSum(x!, 0, { reverse: true }),
      (x) => np.flip(np.cumsum(np.flip(x!, 0), 0), 0),
    ),
  ],
  LogSoftmax: along(logSoftmax, nn.logSoftmax),
  ReduceMax: reduction(reduceMax, np.max, [[0, 2]]),
  ReduceMean: reduction(reduceMean, np.mean, [[0, 2]]),
  ReduceSum: reduction(reduceSum, np.sum),
  Softmax: along(softmax, nn.softmax),
  crossEntropy: over(
    [[[6, 3]], [[6, 4]]],
    (x) => crossEntropy(x!, constant(LABELS, [6], "int64")),
    (x) =>
      np.negative(np.takeAlongAxis(nn.logSoftmax(x!), integers(LABELS, [6, 1]), -1)).reshape([6]),
  ),
  logSumExp: [
    ...reduction(logSumExp, nn.logsumexp, [[0, 2]]),
    ...over(
      [[[2, 3]]],
      (x) => logSumExp(x!, [1]),
      (x) => nn.logsumexp(x!, 1),
      { from: [-900, 900] },
    ),
  ],
  standardize: over(
    [[[3, 4]], [[5]], [[2, 1, 3]], [[2, 1]], [[0, 3]]],
    (x) => standardize(x!, 0.1),
    (x) => nn.standardize(x!, -1, { epsilon: 0.1 }),
  ),
  reduceMin: reduction(reduceMin, np.min, [[0, 2]]),
} satisfies Record<string, readonly Case[]>;
