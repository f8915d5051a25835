/** @file What the figure draws: plain JSON, the same in a live frame and in a recorded run. */
import type { FrameBase } from "../contract.ts";
import type { Exact } from "./losses.ts";

/** A closed line, as x, y, x, y, … */
export type Ring = readonly number[];

export interface Landscape {
  /** Half-width of the box. */
  readonly reach: number;
  /** Where the loss above its minimum is below `level`, from the largest level to the smallest. */
  readonly sets: readonly { readonly level: number; readonly rings: readonly Ring[] }[];
  /** Pieces of the set where it is all but zero: x and y of both ends. */
  readonly minima: readonly (readonly [number, number, number, number])[];
}

/** One entry for each tolerance, from the largest to the smallest. */
export interface Volumes {
  readonly epsilon: readonly number[];
  readonly volume: readonly number[];
  /** The part of the volume that is not certain, as a share of it. */
  readonly unsure: readonly number[];
  /** The exact volume, where there is a closed form. */
  readonly exact: readonly number[];
  /** Why the smallest tolerances are missing. */
  readonly stopped?: string;
}

export interface Estimate {
  readonly value: number;
  /** Range over the two halves of the fitted tolerances and all of them. */
  readonly low: number;
  readonly high: number;
}

/** log V = λ log ε + (m − 1) log log(1/ε) + c. */
export interface Fit {
  /** The largest and the smallest tolerance of the fit. */
  readonly range: readonly [number, number];
  readonly lambda: Estimate;
  /** The whole number that fits better. */
  readonly multiplicity: number;
  /** m fitted as any number, with λ. */
  readonly freeMultiplicity: Estimate;
  readonly constant: number;
}

export interface Data {
  readonly formula: string;
  readonly exact?: Exact;
  readonly landscape: Landscape;
  readonly volumes: Volumes;
  /** There is none before the end of a run. */
  readonly fit?: Fit;
}

export type Frame = FrameBase & Partial<Data>;
