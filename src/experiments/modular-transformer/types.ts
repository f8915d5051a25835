/** @file What the figure draws: plain JSON, the same in a live frame and in a recorded run. */
import type { Score } from "#modular";
import type { FrameBase } from "../contract.ts";
import type { Kind } from "../network-kinds.ts";

/** What one pipeline measures of a network: trained as in the paper, trained without weight decay, or not trained. */
export interface Network {
  readonly kind: Kind;
  readonly train: Score;
  readonly heldOut: Score;
  /** On all pairs. */
  readonly all: Score;
  readonly key: readonly number[];
  /** Share of every frequency, from 1, in the embedding, and in what cosines explain of the centred logits. */
  readonly embedding: readonly number[];
  readonly explained: readonly number[];
  /** Share of hidden units with more than 85 % of their variance at one frequency, and at one that is key. */
  readonly pureUnits: number;
  readonly keyUnits: number;
  /** Norm of the map from units to logits outside the key frequencies, by its norm. */
  readonly residual: number;
  /** The program of the key frequencies, on all pairs. */
  readonly programAccuracy: number;
  readonly agreement: number;
  readonly divergence: number;
  readonly uniformDivergence: number;
  /** With the key frequencies of a + b alone, on all pairs; without them, on the training pairs and on all. */
  readonly restricted: Score;
  readonly excluded: Score;
  readonly excludedAll: Score;
}

/** A step of training, as the card of the model keeps it; losses, and shares of right answers. */
export interface CurvePoint {
  readonly step: number;
  readonly train: readonly [loss: number, accuracy: number];
  readonly heldOut: readonly [loss: number, accuracy: number];
  readonly restricted: number;
  readonly excluded: number;
  /** Share of the logits that each key frequency of the card explains. */
  readonly explained: readonly number[];
  readonly norm: number;
}

export interface Course {
  readonly key: readonly number[];
  readonly curve: readonly CurvePoint[];
}

export interface Data {
  readonly p: number;
  readonly weights: number;
  readonly course: Course;
  readonly networks: readonly Network[];
}

export type Frame = FrameBase & Partial<Data>;
