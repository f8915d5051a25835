/** @file The loss of a language model. */
import { crossEntropy, slice, type Tensor } from "#graph";

/** The surprise -log p (…, position - 1) of each token after the first, given those before it. */
export function nextTokenLosses(logits: Tensor, tokens: Tensor): Tensor {
  const positions = tokens.shape.at(-1)!;
  return crossEntropy(slice(logits, -2, 0, positions - 1), slice(tokens, -1, 1, positions));
}
