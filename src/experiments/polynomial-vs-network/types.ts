/** @file What the figure draws: plain JSON, the same in a live frame and in a recorded run. */
import type { FrameBase } from "../contract.ts";

/**
 * The polynomials: five controls that are always there, each repairing one fault of the one before,
 * and `chosen`, the reader's own, where it is none of them. `Data.chosen` names the reader's line.
 * `monomial`: powers of x, least squares. `orthogonal`: Legendre, least norm. `smooth`: high degrees
 * cost more. `tuned`: how much more, and a ridge, chosen on the samples. `wide`: as well, with a
 * basis that is orthogonal on [-1.5, 1.5].
 */
export type PolynomialId = "monomial" | "orthogonal" | "smooth" | "tuned" | "wide" | "chosen";

/**
 * Everything that predicts. `descent` and `monomial-descent`: the reader's polynomial and powers of
 * x, fitted by the network's optimiser. `constant`: the mean of the labels. `oracle`: the truth.
 */
export type LineId =
  | PolynomialId
  | "network"
  | "descent"
  | "monomial-descent"
  | "constant"
  | "oracle";

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
  /** Closed forms, and after the first frame what is trained, as it is at the last of `steps`. */
  readonly curves: readonly Curve[];
  /** Training steps taken at each entry of the histories. */
  readonly steps: readonly number[];
  /** Of what is trained; one entry more in every frame. */
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
