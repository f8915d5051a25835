import { nn, numpy as np } from "@jax-js/jax";
import type { Call } from "../../call.ts";
import { oneHot } from "../../workloads/one-hot.ts";
import {
  trainingBatches,
  transformer,
  transformerParameters,
  transformerSizes,
} from "../../workloads/transformer.ts";
import { adamWStep, arrays } from "./adam-w.ts";
import { gpt2 } from "./gpt2.ts";
import { lastLoss } from "./last-loss.ts";

const { batch, context, vocabulary } = transformerSizes;

/** Prepare the training of the transformer. */
export function prepareTransformer(): Call {
  const rows = (ids: Int32Array) =>
    np.array(oneHot(ids, vocabulary)).reshape([batch, context, vocabulary]);
  const batches = trainingBatches().map(({ tokens, targets }) => ({
    tokens: rows(tokens),
    targets: rows(targets),
  }));
  const step = adamWStep(
    arrays(transformerParameters()),
    (weights, tokens: np.Array, targets: np.Array) =>
      nn
        .logSoftmax(gpt2(weights, tokens))
        .mul(targets)
        .sum()
        .mul(-1 / (batch * context)),
  );
  let taken = 0;
  const next = () => {
    const { tokens, targets } = batches[taken % batches.length]!;
    taken += 1;
    return step(tokens.ref, targets.ref);
  };
  return () => lastLoss(next, transformer.stepsPerCall);
}
