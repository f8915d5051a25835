/** @file What is computed of a model on one data set. */

/** In nats, with n times the loss of the zero model subtracted. */
export interface Criteria {
  /** −log of the probability of the data under the model: the exact Bayesian free energy. */
  readonly freeEnergy: number;
  /** Schwarz (1978): the best fit, and half of log n for every parameter. */
  readonly bic: number;
  /** Watanabe (2013): the mean loss of the posterior at inverse temperature 1 / log n. */
  readonly wbic: number;
}

export const criteria = ["freeEnergy", "bic", "wbic"] as const;
