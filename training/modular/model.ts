/** @file The transformer of Nanda et al. (2023, arXiv:2301.05217, section 3 and appendix A), and how it is trained. */
import { transformer } from "#modular";

export const name = "modular-transformer-1";

export const shape = { p: 113, dModel: 128, heads: 4, dMlp: 512 };

export const architecture = transformer(shape);

/** AdamW on all training pairs at once; the learning rate rises over the first steps, as in the code of the paper. */
export const hyperparameters = {
  fraction: 0.3,
  learningRate: 1e-3,
  warmUpSteps: 10,
  beta1: 0.9,
  beta2: 0.98,
};

/** The seed of the split and of the starting weights, the same for both networks: the only one that was tried. */
export const seed = 1;

export interface Recipe {
  readonly weightDecay: number;
  /** Steps at most. */
  readonly steps: number;
}

/** The network of the paper, and a control that memorises: the paper's without weight decay. */
export const recipes = {
  model: { weightDecay: 1, steps: 40_000 },
  control: { weightDecay: 0, steps: 2000 },
} satisfies Record<string, Recipe>;

export type NetworkName = keyof typeof recipes;
