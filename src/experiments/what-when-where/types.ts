/** @file What the figure draws. Scores are 0 at chance and 1 when perfect; null where the held-out positions cannot tell. */
import type { FrameBase } from "../contract.ts";

export type Score = number | null;

export interface ConceptName {
  readonly id: string;
  readonly title: string;
  readonly describe: string;
  readonly kind: "binary" | "number";
}

/** What needs no training, by concept: means over the sets. */
export interface Baselines {
  readonly planes: readonly Score[];
  /** The best layer of the untrained network. */
  readonly untrained: readonly Score[];
  /** The best layer on shuffled labels, at the last checkpoint probed. */
  readonly shuffled: readonly Score[];
  /** The best of the three in each set, averaged. */
  readonly best: readonly Score[];
}

export interface ValueFit {
  /** R² of the value head's output from the concepts, held out, by set. */
  readonly concepts: readonly number[];
  /** R² from the input planes by ridge, by set. */
  readonly planes: readonly number[];
  /** R² from planes and concepts together by ridge, by set. */
  readonly both: readonly number[];
  /** Deviations of the value for one deviation of a concept, the largest first; those that are 0 in every set left out. */
  readonly terms: readonly { readonly id: string; readonly weight: number }[];
}

export interface Data {
  readonly group: string;
  readonly positions: number;
  readonly heldOut: number;
  readonly sets: number;
  /** Games of training of the checkpoints probed. */
  readonly games: readonly number[];
  readonly layers: readonly string[];
  readonly concepts: readonly ConceptName[];
  readonly baselines: Baselines;
  /** By checkpoint, layer, concept: means over the sets. */
  readonly scores: readonly (readonly (readonly Score[])[])[];
  /** By checkpoint and concept: the best layer's score less the best baseline, for each set. */
  readonly excess: readonly (readonly (readonly Score[])[])[];
  /** By concept and set: games at which the excess first passes half its last value; null where nothing stands out at the end. Empty for one checkpoint. */
  readonly appeared: readonly (readonly (number | null)[])[];
  readonly value: readonly ValueFit[];
}

/** Frames before the last say only how far the run is. */
export type Frame = FrameBase & Partial<Data>;
