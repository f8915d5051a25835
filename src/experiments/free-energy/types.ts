/** @file What the figure draws: plain JSON, the same in a live frame and in a recorded run. */
import type { FrameBase } from "../contract.ts";
import type { Criteria } from "./criteria.ts";
import type { ModelName } from "./models.ts";

/** Over data sets, an entry for each n: the mean, its standard error, the quartiles. */
export interface Column {
  readonly mean: readonly number[];
  readonly error: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

export interface Growth extends Readonly<Record<keyof Criteria, Column>> {
  readonly model: ModelName;
  /** BIC less the free energy. */
  readonly gap: Column;
  /** λ log n − (m − 1) log log n, and the constant that was fitted to the free energy from n = 1,000. */
  readonly asymptote: readonly number[];
  readonly constant: number;
}

/** The models to choose from: no effect, b·a·x₁, a·x₁ + b·x₂. */
export type Candidate = "zero" | "product" | "plane";
export type Chooser = keyof Criteria;

/** Shares of the data sets, an entry for each n. */
export interface Selection {
  readonly effect: number;
  readonly picks: Readonly<Record<Chooser, Readonly<Record<Candidate, readonly number[]>>>>;
  /** How often the choice is that of the free energy. */
  readonly agrees: Readonly<Record<"bic" | "wbic", readonly number[]>>;
}

export interface Data {
  /** The model that the reader looks at. */
  readonly chosen: ModelName;
  readonly dataSets: number;
  readonly n: readonly number[];
  readonly growth: readonly Growth[];
  readonly selection: Selection;
}

export type Frame = FrameBase & Partial<Data>;
