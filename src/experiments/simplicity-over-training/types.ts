/** @file What the figure draws: plain JSON, the same in a live frame and in a recorded run. */
import type { FrameBase } from "../contract.ts";
import type { Labelling } from "./task.ts";

/** One list for each place along a course, with one value for each seed. */
export type BySeed = readonly (readonly number[])[];

/** What was measured for one labelling, along steps of training or along widths. */
export interface Course {
  readonly labelling: Labelling;
  /** Steps of training, or hidden units. */
  readonly at: readonly number[];
  readonly train: BySeed;
  readonly heldOut: BySeed;
  /** The learning coefficient as it shows at the temperature of the run. */
  readonly lambda: BySeed;
  /** Bits of all weights together. */
  readonly bits: BySeed;
  /** 1 where the diagnostics of λ failed. */
  readonly flagged: BySeed;
}

export interface Data {
  /** Of the networks that are followed over training. */
  readonly parameters: number;
  /** Training examples; λ at a perfect fit is at most half of them. */
  readonly examples: number;
  readonly training: readonly Course[];
  /** At the end of training. */
  readonly widths: readonly Course[];
  /** What failed, and at how many points. */
  readonly problems: readonly { readonly problem: string; readonly points: number }[];
}

export type Frame = FrameBase & Partial<Data>;
