/** @file The models: two architectures, five seeds of each, and how they are trained. */
import { ioiTokenizer } from "#data";
import type { Gpt2Config } from "#nn";

export interface Recipe {
  readonly config: Gpt2Config;
  readonly steps: number;
  readonly peakLearningRate: number;
  /** Of matrices. */
  readonly weightDecay: number;
}

const shared = {
  heads: 4,
  dModel: 64,
  positions: 32,
  vocabulary: ioiTokenizer.words.length,
} as const;

/** GPT-2 with perceptrons, and with attention only. */
export const architectures = {
  gpt2: {
    config: { ...shared, layers: 3, dMlp: 256 },
    steps: 5000,
    peakLearningRate: 4e-3,
    weightDecay: 0.1,
  },
  attention: {
    config: { ...shared, layers: 2, dModel: 96, dMlp: 0 },
    steps: 10_000,
    peakLearningRate: 6e-3,
    weightDecay: 0.5,
  },
} as const satisfies Record<string, Recipe>;

export type Architecture = keyof typeof architectures;

/** What all models share. */
export const hyperparameters = {
  /** Texts of 32 tokens in a step. */
  batch: 64,
  warmUpSteps: 100,
  /** The learning rate falls along half a cosine to this part of its peak. */
  finalRate: 0.02,
  beta1: 0.9,
  beta2: 0.98,
  clip: 1,
  /** Starting weights are GPT-2's times this: at a width of 64, 0.02 is too small to start from. */
  initialScale: 4,
} as const;

export interface ModelName {
  readonly name: string;
  readonly architecture: Architecture;
  readonly seed: number;
}

/** All models, `ioi-gpt2-1` to `ioi-attention-5`. */
export const models: readonly ModelName[] = (Object.keys(architectures) as Architecture[]).flatMap(
  (architecture) =>
    [1, 2, 3, 4, 5].map((seed) => ({ name: `ioi-${architecture}-${seed}`, architecture, seed })),
);
