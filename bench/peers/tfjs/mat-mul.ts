import * as tf from "@tensorflow/tfjs-core";

/**
 * Multiply two matrices. The Wasm backend multiplies with transposed operands in a plain loop, ten times slower than
 * transposing first, and the library's own gradient asks for that; so this one transposes first.
 */
export const matMul = tf.customGrad((a, b, save) => {
  const [left, right] = [a as tf.Tensor2D, b as tf.Tensor2D];
  (save as tf.GradSaveFunc)([left, right]);
  return {
    value: tf.matMul(left, right),
    gradFunc: (upstream, saved) => {
      const [x, w] = saved as [tf.Tensor2D, tf.Tensor2D];
      return [
        tf.matMul(upstream as tf.Tensor2D, tf.transpose(w)),
        tf.matMul(tf.transpose(x), upstream as tf.Tensor2D),
      ];
    },
  };
}) as (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Tensor2D;
