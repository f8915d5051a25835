/** @file What is sampled: a loss, its data sets, and the point w* around which. */
import type { Feeds } from "#engine";
import type { Tensor } from "#graph";

export interface Problem {
  readonly dimension: number;
  /** How many independent data sets; the rows of the loss are in as many equal groups. */
  readonly dataSets: number;
  /** The loss of every row of weights: (row, dimension) → (row). */
  readonly loss: (position: Tensor) => Tensor;
  /** What the loss reads, with a leading axis of data sets. */
  readonly feeds: Feeds;
  /** w* of every data set, one after the other. */
  readonly centers: Float32Array;
}
