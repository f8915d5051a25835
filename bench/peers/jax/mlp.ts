import { nn, numpy as np } from "@jax-js/jax";
import type { Call } from "../../call.ts";
import { mlp, mlpData, mlpParameters, mlpSizes } from "../../workloads/mlp.ts";
import { oneHot } from "../../workloads/one-hot.ts";
import { adamWStep, arrays } from "./adam-w.ts";
import { lastLoss } from "./last-loss.ts";

/** Prepare the addition network. */
export function prepareMlp(): Call {
  const { examples, modulus } = mlpSizes;
  const data = mlpData();
  const rows = (ids: Int32Array) => np.array(oneHot(ids, modulus)).reshape([examples, modulus]);
  const [first, second, sum] = [rows(data.first), rows(data.second), rows(data.sum)];
  const step = adamWStep(
    arrays(mlpParameters()),
    ({ embedding, W_in, b_in, W_out }, a: np.Array, b: np.Array, target: np.Array) => {
      const embedded = np.concatenate([np.matmul(a, embedding!.ref), np.matmul(b, embedding!)], 1);
      const hidden = nn.relu(np.matmul(embedded, W_in!).add(b_in!));
      const logits = np.matmul(hidden, W_out!);
      return nn
        .logSoftmax(logits)
        .mul(target)
        .sum()
        .mul(-1 / examples);
    },
  );
  return () => lastLoss(() => step(first.ref, second.ref, sum.ref), mlp.stepsPerCall);
}
