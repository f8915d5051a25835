import * as tf from "@tensorflow/tfjs-core";
import type { Call } from "../../call.ts";
import { oneHot } from "../../workloads/one-hot.ts";
import { tower, towerData, towerParameters, towerSizes } from "../../workloads/tower.ts";
import { adamWStep, variables } from "./adam-w.ts";
import { lastLoss } from "./last-loss.ts";
import type { Products } from "./products.ts";

/** Prepare the training of the residual tower. */
export function prepareTower({ conv, matMul }: Products): Call {
  const { batch, blocks, rows, columns, planes } = towerSizes;
  const data = towerData();
  const boards = tf.tensor4d(data.boards, [batch, rows, columns, planes]);
  const moves = tf.tensor2d(oneHot(data.moves, columns), [batch, columns]);
  const parameters = variables(towerParameters());
  const convolve = (x: tf.Tensor4D, name: string) =>
    tf.add(
      conv(x, parameters[`${name}.weight`] as unknown as tf.Tensor4D),
      parameters[`${name}.bias`]!,
    ) as tf.Tensor4D;
  const step = adamWStep(parameters, () => {
    let x = tf.relu(convolve(boards, "stem"));
    for (let i = 0; i < blocks; i++) {
      const inner = tf.relu(convolve(x, `block.${i}.first`));
      x = tf.relu(tf.add(x, convolve(inner, `block.${i}.second`))) as tf.Tensor4D;
    }
    const read = tf.reshape(x, [batch, -1]) as tf.Tensor2D;
    const logits = tf.add(
      matMul(read, parameters["head.weight"] as unknown as tf.Tensor2D),
      parameters["head.bias"]!,
    );
    return tf.losses.softmaxCrossEntropy(moves, logits) as tf.Scalar;
  });
  return () => lastLoss(step, tower.stepsPerCall);
}
