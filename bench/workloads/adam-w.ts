/** AdamW as every contender runs it. */
export const adamW = { learningRate: 1e-3, beta1: 0.9, beta2: 0.98, epsilon: 1e-8, weightDecay: 1 };
