import * as tf from "@tensorflow/tfjs-core";
import type { Call } from "../../call.ts";
import { oneHot } from "../../workloads/one-hot.ts";
import {
  trainingBatches,
  transformer,
  transformerParameters,
  transformerSizes,
} from "../../workloads/transformer.ts";
import { adamWStep, variables } from "./adam-w.ts";
import { gpt2 } from "./gpt2.ts";
import { lastLoss } from "./last-loss.ts";
import type { Products } from "./products.ts";

const { vocabulary } = transformerSizes;

/** Prepare the training of the transformer. */
export function prepareTransformer(products: Products): Call {
  const batches = trainingBatches().map(({ tokens, targets }) => ({
    tokens: rows(tokens),
    targets: rows(targets),
  }));
  const parameters = variables(transformerParameters());
  let taken = 0;
  const step = adamWStep(parameters, () => {
    const { tokens, targets } = batches[taken % batches.length]!;
    taken += 1;
    return tf.losses.softmaxCrossEntropy(targets, gpt2(products, parameters, tokens)) as tf.Scalar;
  });
  return () => lastLoss(step, transformer.stepsPerCall);
}

/** Rows with a one at the token. */
const rows = (ids: Int32Array) => tf.tensor2d(oneHot(ids, vocabulary), [ids.length, vocabulary]);
