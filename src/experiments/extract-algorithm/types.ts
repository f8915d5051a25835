/** @file What the figure draws: plain JSON, the same in a live frame and in a recorded run. */
import type { ClockStatistics, Fidelity, Layer, NetworkFacts, Score } from "#modular";
import type { FrameBase } from "../contract.ts";
import type { Kind } from "../network-kinds.ts";

/** A hidden unit as a clock: everything in turns of 2π is in radians. */
export interface Dial {
  readonly unit: number;
  readonly frequency: number;
  readonly purity: Readonly<Record<Layer, number>>;
  readonly phase: Readonly<Record<Layer, number>>;
  /** The weights of the unit, p of them in each layer. */
  readonly weights: Readonly<Record<Layer, readonly number[]>>;
}

/** Units of a network against frequencies; a string for each unit, a digit for each frequency from 1: tenths of its share, rounded. */
export interface HeatMap {
  readonly u: readonly string[];
  readonly w: readonly string[];
}

/** What one pipeline measures of a network, whatever it is. */
export interface Examination {
  readonly train: Score;
  readonly heldOut: Score;
  readonly clocks: ClockStatistics;
  /** Frequencies that the program keeps. */
  readonly picked: readonly number[];
  readonly fidelity: Fidelity;
  /** On all pairs, with the picked frequencies of a + b alone. */
  readonly restricted: Score;
  /** On the training pairs, without the picked frequencies of a + b. */
  readonly excluded: Score;
  /** All units projected on their one wave: right answers, and answers as the network gives them, both of all pairs. */
  readonly projected: { readonly accuracy: number; readonly agreement: number };
}

/** The first network of its kind, which the figure draws. */
export interface Portrait extends Examination {
  readonly facts: NetworkFacts;
  readonly heat: HeatMap;
  readonly dials: readonly Dial[];
  /** Accuracy on all pairs without frequency k of a + b, from k = 1. */
  readonly ablation: readonly number[];
}

export interface Network {
  readonly kind: Kind;
  readonly portrait: Portrait;
  /** By seed; the first is the portrait. */
  readonly seeds: readonly Examination[];
}

/** The first network of its kind over training, at a few steps; frequencies are those picked at the end. */
export interface Course {
  readonly kind: Kind;
  readonly steps: readonly number[];
  readonly train: readonly number[];
  readonly heldOut: readonly number[];
  /** On all pairs. */
  readonly restricted: readonly number[];
  /** On the training pairs. */
  readonly excluded: readonly number[];
}

export interface Cost {
  readonly networkBits: number;
  readonly programBits: number;
  readonly operations: {
    readonly network: number;
    readonly program: number;
    readonly shortest: number;
  };
  /** Microseconds for an answer, in plain loops on the machine of the run. */
  readonly microseconds: {
    readonly network: number;
    readonly program: number;
    readonly shortest: number;
  };
}

export interface Data {
  readonly p: number;
  readonly width: number;
  readonly networks: readonly Network[];
  readonly courses: readonly Course[];
  /** Of the program of the trained network. */
  readonly cost: Cost;
}

export type Frame = FrameBase & Partial<Data>;
