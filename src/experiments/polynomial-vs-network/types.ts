/** @file What the figure draws: plain JSON, the same in a live frame and in a recorded run. */
import type { FrameBase } from "../contract.ts";

/**
 * The polynomials. `chosen` is the reader's own and is present only where it is none of the four
 * controls that are always there; {@link Data.chosen} says which line is the reader's.
 */
export type PolynomialId = "chosen" | "monomial" | "orthogonal" | "smooth" | "tuned";

/**
 * Everything that predicts. `descent`: the chosen basis fitted by the network's optimiser.
 * `constant`: the mean of the labels. `oracle`: the true function.
 */
export type LineId = PolynomialId | "descent" | "network" | "constant" | "oracle";

/** A median with its first and third quartile over data seeds. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Spreads along an axis, by column. */
export interface Spreads {
  readonly median: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Mean squared errors: on the samples, and against the true curve inside and outside [-1, 1]. */
export interface Errors<T = number> {
  readonly train: T;
  readonly inside: T;
  readonly outside: T;
}

export interface Curve extends Errors {
  readonly id: LineId;
  readonly label: string;
  /** Values on `Fit.grid`, cut off at ±`curveLimit`. */
  readonly values: readonly number[];
}

/** The errors of a trained model at every step of `Fit.steps`. */
export interface History extends Errors<readonly number[]> {
  readonly id: LineId;
}

/** One data set: the samples, every fitted curve, and the descent of the trained ones. */
export interface Fit {
  /** Parameters of the network and of every polynomial. */
  readonly parameters: number;
  readonly samples: { readonly x: readonly number[]; readonly y: readonly number[] };
  readonly grid: readonly number[];
  readonly truth: readonly number[];
  /** Closed forms first, then `descent` and `network` as they are at the last of `steps`. */
  readonly curves: readonly Curve[];
  readonly steps: readonly number[];
  /** Of `descent` and `network`, grown by every frame. */
  readonly history: readonly History[];
}

export interface SweepLine extends Errors<Spreads> {
  readonly id: LineId;
  readonly label: string;
  /** Parameter counts, ascending; every column of the errors runs along them. */
  readonly parameters: readonly number[];
}

/** Error against the number of parameters, over data seeds. */
export interface Sweep {
  /** Number of samples: where the interpolation threshold is. */
  readonly samples: number;
  /** Error of predicting the mean label: a model above it has learnt nothing useful there. */
  readonly constant: Errors<Spread>;
  readonly lines: readonly SweepLine[];
}

export interface CodingLine {
  readonly id: LineId;
  readonly label: string;
  /** Bits for the first k labels, k = 1 to n. */
  readonly bits: Spreads;
}

/** Bits to encode the labels, each coded by the model fitted to those before it. */
export interface Coding {
  readonly parameters: number;
  /** Labels are coded to the nearest multiple of this. */
  readonly precision: number;
  readonly lines: readonly CodingLine[];
}

export interface Data {
  /** Which polynomial line has the reader's settings. */
  readonly chosen: PolynomialId;
  readonly fit: Fit;
  readonly sweep: Sweep;
  readonly coding: Coding;
}

/** A frame carries only the parts that changed; the figure keeps the last of each. */
export type Frame = FrameBase & Partial<Data>;
