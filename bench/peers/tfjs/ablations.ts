import * as tf from "@tensorflow/tfjs-core";
import type { Call } from "../../call.ts";
import { ablationBatch, ablationSizes, keptHeads } from "../../workloads/ablations.ts";
import { oneHot } from "../../workloads/one-hot.ts";
import { transformerParameters, transformerSizes } from "../../workloads/transformer.ts";
import { variables } from "./adam-w.ts";
import { gpt2 } from "./gpt2.ts";
import type { Products } from "./products.ts";

/** Prepare the ablations. */
export function prepareAblations(products: Products): Call {
  const { layers, heads, vocabulary } = transformerSizes;
  const { subsets } = ablationSizes;
  const { tokens, targets } = ablationBatch();
  const rows = (ids: Int32Array) => tf.tensor2d(oneHot(ids, vocabulary), [ids.length, vocabulary]);
  const [read, wanted] = [rows(tokens), rows(targets)];
  const kept = tf.unstack(tf.tensor(keptHeads(), [layers, subsets, 1, heads, 1, 1]));
  const weights = variables(transformerParameters());
  return async () => {
    const losses = tf.tidy(() => {
      const logits = tf.reshape(gpt2(products, weights, read, kept), [
        subsets,
        tokens.length,
        vocabulary,
      ]);
      const likelihoods = tf.sum(tf.mul(tf.logSoftmax(logits), wanted), -1);
      return tf.neg(tf.mean(likelihoods, 1));
    });
    const values = (await losses.data()) as Float32Array;
    losses.dispose();
    return values.reduce((sum, loss) => sum + loss, 0) / subsets;
  };
}
