/** @file Changes of an activation: patching, ablation, scaling. A mask is 1 where an activation changes and 0 where it stays. */
import {
  add,
  gather,
  matMul,
  mul,
  type Operand,
  reduceMean,
  reduceSum,
  reshape,
  sizeOf,
  sub,
  type Tensor,
} from "#graph";
import type { Change } from "./with-hooks.ts";

/**
 * x (1 - mask) + value mask. The mask broadcasts and may be an input, with a leading axis of interventions; between 0 and
 * 1 it interpolates, and the gradient with respect to it is the linear estimate of the effect (attribution patching).
 */
export const patched =
  (mask: Operand, value: Operand): Change =>
  (x) =>
    add(mul(x, sub(1, mask)), mul(value, mask));

/** x (1 - mask): removed where the mask is 1. */
export const zeroAblated =
  (mask: Operand): Change =>
  (x) =>
    mul(x, sub(1, mask));

/** Multiply by a factor. */
export const scaled =
  (factor: Operand): Change =>
  (x) =>
    mul(x, factor);

/**
 * Replace by the mean of a reference activation (example, …) over its examples, or by weighted means: `weights` (batch,
 * example) gives each text its own, such as those of the same template.
 */
export const meanAblated = (mask: Operand, reference: Tensor, weights?: Tensor): Change =>
  patched(mask, weights === undefined ? overExamples(reference) : weighted(reference, weights));

/** Replace by a reference activation (example, …) of the example that `order` (batch) of whole numbers names. */
export const resampleAblated = (mask: Operand, reference: Tensor, order: Tensor): Change =>
  patched(mask, gather(reference, order));

const overExamples = (reference: Tensor) => reduceMean(reference, [0], { keepDims: true });

function weighted(reference: Tensor, weights: Tensor): Tensor {
  const [examples, ...rest] = reference.shape as [number, ...number[]];
  const means = matMul(weights, reshape(reference, [examples, sizeOf(rest)]));
  return reshape(means, [weights.shape[0]!, ...rest]);
}

/**
 * Keep one position of each text, where `chosen` (batch, position) is 1 and else 0, on the axis that counts positions. With
 * it on the last layer's `hook_z` (axis -3) and `hook_resid_mid` (axis -2), logits are computed only where they are read.
 */
export const onlyAt =
  (chosen: Tensor, axis: -2 | -3): Change =>
  (x) => {
    const weights = reshape(chosen, [...chosen.shape, ...(axis === -2 ? [1] : [1, 1])]);
    return reduceSum(mul(x, weights), [axis], { keepDims: true });
  };
