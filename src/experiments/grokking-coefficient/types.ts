/** @file What the figure draws: plain JSON, the same in a live frame and in a recorded run. */
import type { FrameBase } from "../contract.ts";

/** With weight decay, with which it generalises, and without. */
export const kinds = ["decay", "none"] as const;
export type Kind = (typeof kinds)[number];

/** One list for each step of training that was looked at, with one value for each seed. */
export type BySeed = readonly (readonly number[])[];

export interface Course {
  readonly kind: Kind;
  readonly steps: readonly number[];
  readonly trainLoss: BySeed;
  readonly trainAccuracy: BySeed;
  readonly heldOut: BySeed;
  readonly lambda: BySeed;
  /** 1 where the diagnostics of λ̂ failed. */
  readonly flagged: BySeed;
}

export interface Data {
  readonly p: number;
  readonly weights: number;
  readonly pairs: number;
  readonly courses: readonly Course[];
}

export type Frame = FrameBase & Partial<Data>;
