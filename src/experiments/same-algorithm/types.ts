/** @file What the figure draws: plain JSON, the same in a live frame and in a recorded run. */
import type { FrameBase } from "../contract.ts";
import type { Kind } from "../network-kinds.ts";

export const forms = ["square", "relu", "transformer", "uniform"] as const;
/** Two layers with units that square, or with ReLU; a transformer whose attention is learnt, or uniform. */
export type Form = (typeof forms)[number];

/** What is read off one network. */
export interface Reading {
  /** Shares of right answers; on all p² pairs, and on those that were trained on and held out. */
  readonly accuracy: number;
  readonly train: number;
  readonly heldOut: number;
  /** The fewest frequencies that hold 95 % of what all cosines of a + b − c explain of the logits. */
  readonly frequencies: readonly number[];
  /** Share of the variance of the centred logits that all those cosines explain. */
  readonly explained: number;
  /** Of the variance of the logits by frequency, from 1. */
  readonly shares: readonly number[];
  readonly symmetricity: number;
  readonly irrelevance: number;
  /** Spread of the right answer's logit over its mean height above all logits: where it is near 0, distance irrelevance divides two small numbers. */
  readonly spread: number;
  /** Share of the weights' variance that has the form of the analytic solution; two-layer networks alone. */
  readonly analytic?: number;
}

/** Two networks of a group against each other, before anything is aligned. */
export interface PairReading {
  /** Frequencies that both use, with their own names, and after the best renaming of one network's numbers. */
  readonly shared: number;
  readonly sharedRenamed: number;
  /** The same, expected of two random sets of these sizes. */
  readonly sharedByChance: number;
  readonly sharedRenamedByChance: number;
  /** Frequencies that at least one of them uses. */
  readonly used: number;
  /** Share of all p² pairs with the same answer, and what the accuracies alone lead one to expect. */
  readonly agreement: number;
  readonly agreementByChance: number;
  /** Where both are wrong, the share of same answers; absent where they are never both wrong. */
  readonly sameErrors?: number;
  /** Correlation of the logits, centred for each pair. */
  readonly correlation: number;
}

export const ways = ["straight", "matched", "renamed"] as const;
/** The second network as it is; its parts matched to the first; its numbers renamed too. */
export type Way = (typeof ways)[number];

/** The straight line between two networks. */
export interface Line {
  /** At the points, on the pairs that both were trained on, in units of the loss of always giving the same scores. */
  readonly loss: readonly number[];
  /** Share of right answers on all pairs. */
  readonly accuracy: readonly number[];
  /** Cosine between the weights of both ends. */
  readonly cosine: number;
  readonly multiplier: number;
}

export interface Group {
  readonly kind: Kind;
  /** By seed. */
  readonly nets: readonly Reading[];
  /** By pair of seeds: (0, 1), (0, 2), …, (1, 2), … */
  readonly pairs: readonly PairReading[];
  readonly lines: Readonly<Record<Way, readonly Line[]>>;
}

export interface FormData {
  readonly form: Form;
  readonly groups: readonly Group[];
}

/** A network that was written down. */
export interface Reference {
  readonly id: "gromov" | "clock" | "pizza";
  readonly name: string;
  readonly reading: Pick<
    Reading,
    "accuracy" | "frequencies" | "explained" | "symmetricity" | "irrelevance" | "spread"
  >;
}

export interface Data {
  readonly p: number;
  readonly seeds: number;
  readonly forms: readonly FormData[];
  readonly references: readonly Reference[];
}

export type Frame = FrameBase & Partial<Data>;
