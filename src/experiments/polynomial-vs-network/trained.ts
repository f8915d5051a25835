/** @file What both trained models share: many replicas in one graph, and Adam with one schedule for all. */
import { adam, input, mul, reduceSum, square, sub, type Tensor } from "#graph";
import type { Samples } from "./samples.ts";

/** Steps in one call of the engine, and so in one frame. */
export const stepsPerCall = 50;

/** How long and how fast every trained model is trained. */
export interface Schedule {
  readonly steps: number;
  readonly learningRate: number;
}

/** Adam whose step size falls to zero along half a cosine. */
export const cosineAdam = ({ steps, learningRate }: Schedule) =>
  adam({
    learningRate: (step) => (learningRate / 2) * (1 + Math.cos((Math.PI * step) / steps)),
  });

/** The samples that each replica is fitted to: a row for each replica, all of one length. */
export interface Batch {
  readonly replicas: number;
  readonly length: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Share of each sample in the loss of its replica: 1/k of k samples, 0 for one left out. */
  readonly weight: readonly number[];
}

/** Lay out data sets as a batch; replica r is fitted to the first `used(r)` samples of its own. */
export function batchOf(
  dataSets: readonly Samples[],
  used: (replica: number) => number = (replica) => dataSets[replica]!.x.length,
): Batch {
  return {
    replicas: dataSets.length,
    length: dataSets[0]!.x.length,
    x: dataSets.flatMap(({ x }) => x),
    y: dataSets.flatMap(({ y }) => y),
    weight: dataSets.flatMap(({ x }, r) => x.map((_, i) => (i < used(r) ? 1 / used(r) : 0))),
  };
}

/** Weighted squared error of each replica, from predictions (replica, sample, 1) to (replica). */
export function weightedError(predicted: Tensor): Tensor {
  const [y, weight] = [input("y", predicted.shape), input("weight", predicted.shape)];
  return reduceSum(mul(weight, square(sub(predicted, y))), [1, 2]);
}
