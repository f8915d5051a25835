import * as tf from "@tensorflow/tfjs-core";
import type { Call } from "../../call.ts";
import { mlp, mlpData, mlpParameters, mlpSizes } from "../../workloads/mlp.ts";
import { oneHot } from "../../workloads/one-hot.ts";
import { adamWStep, variables } from "./adam-w.ts";
import { lastLoss } from "./last-loss.ts";
import type { Products } from "./products.ts";

/** Prepare the addition network. */
export function prepareMlp({ matMul, embed }: Products): Call {
  const { examples, modulus } = mlpSizes;
  const data = mlpData();
  const rows = (ids: Int32Array) => tf.tensor2d(oneHot(ids, modulus), [examples, modulus]);
  const [first, second, sum] = [rows(data.first), rows(data.second), rows(data.sum)];
  const parameters = variables(mlpParameters());
  const { embedding, W_in, b_in, W_out } = parameters as Record<string, tf.Variable<tf.Rank.R2>>;
  const step = adamWStep(parameters, () => {
    const embedded = tf.concat([embed(first, embedding!), embed(second, embedding!)], 1);
    const hidden = tf.relu(tf.add(matMul(embedded, W_in!), b_in!)) as tf.Tensor2D;
    return tf.losses.softmaxCrossEntropy(sum, matMul(hidden, W_out!)) as tf.Scalar;
  });
  return () => lastLoss(step, mlp.stepsPerCall);
}
