import { jit, nn, numpy as np, tree } from "@jax-js/jax";
import type { Call } from "../../call.ts";
import { ablationBatch, ablationSizes, keptHeads } from "../../workloads/ablations.ts";
import { oneHot } from "../../workloads/one-hot.ts";
import { transformerParameters, transformerSizes } from "../../workloads/transformer.ts";
import { type Arrays, arrays } from "./adam-w.ts";
import { gpt2 } from "./gpt2.ts";

/** Prepare the ablations. */
export function prepareAblations(): Call {
  const { layers, heads, context, vocabulary } = transformerSizes;
  const { subsets, sequences } = ablationSizes;
  const { tokens, targets } = ablationBatch();
  const rows = (ids: Int32Array) =>
    np.array(oneHot(ids, vocabulary)).reshape([sequences, context, vocabulary]);
  const [read, wanted] = [rows(tokens), rows(targets)];
  const masks = np.array(keptHeads()).reshape([layers, subsets, 1, 1, heads, 1]);
  const weights = arrays(transformerParameters());
  const losses = jit((model: Arrays, x: np.Array, y: np.Array, kept: np.Array) => {
    const logits = gpt2(model, x, np.unstack(kept)); // (subset, sequence, position, vocabulary)
    return nn
      .logSoftmax(logits)
      .mul(y)
      .sum([1, 2, 3])
      .mul(-1 / (sequences * context));
  });
  return async () => {
    const each = (await losses(
      tree.ref(weights),
      read.ref,
      wanted.ref,
      masks.ref,
    ).data()) as Float32Array;
    return each.reduce((sum, loss) => sum + loss, 0) / subsets;
  };
}
