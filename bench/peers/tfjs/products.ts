/** @file The products that a model is made of, as the library gives them and with gradients of our own. */
import * as tf from "@tensorflow/tfjs-core";

export interface Products {
  readonly matMul: (x: tf.Tensor2D, weight: tf.Tensor2D) => tf.Tensor2D;
  /** Look rows of a table up; `rows` has a one in each row, at the index. */
  readonly embed: (rows: tf.Tensor2D, table: tf.Tensor2D) => tf.Tensor2D;
  /** Convolve (board, row, column, channel) with a 3×3 kernel, same size. */
  readonly conv: (x: tf.Tensor4D, kernel: tf.Tensor4D) => tf.Tensor4D;
}

/** The library's own functions. The gradient of its `gather` has no Wasm kernel, so rows are looked up by multiplying. */
export const plainProducts: Products = {
  matMul: tf.matMul,
  embed: tf.matMul,
  conv: (x, kernel) => tf.conv2d(x, kernel, 1, "same"),
};

/**
 * The same with gradients written by hand for the Wasm backend: it multiplies with transposed operands in a plain loop,
 * ten times slower than transposing first, and has no kernel for the gradient of a convolution's weights.
 */
export const tunedProducts: Products = {
  matMul: differentiable(plainProducts.matMul, (upstream, x: tf.Tensor2D, weight: tf.Tensor2D) => [
    tf.matMul(upstream, tf.transpose(weight)),
    tf.matMul(tf.transpose(x), upstream),
  ]),
  embed: (rows, table) =>
    differentiable(
      (weight: tf.Tensor2D) => plainProducts.matMul(rows, weight),
      (upstream) => [tf.matMul(tf.transpose(rows), upstream)],
    )(table),
  conv: differentiable(plainProducts.conv, (upstream, x: tf.Tensor4D, kernel: tf.Tensor4D) => [
    plainProducts.conv(upstream, tf.transpose(tf.reverse(kernel, [0, 1]), [0, 1, 3, 2])),
    kernelGradient(x, upstream),
  ]),
};

/** Give a function a gradient: from the upstream gradient and the inputs to the gradient of each input. */
function differentiable<Inputs extends tf.Tensor[], Output extends tf.Tensor>(
  value: (...inputs: Inputs) => Output,
  gradient: (upstream: Output, ...inputs: Inputs) => tf.Tensor[],
): (...inputs: Inputs) => Output {
  return tf.customGrad((...received) => {
    const save = received.pop() as unknown as (tensors: tf.Tensor[]) => void;
    const inputs = received as Inputs;
    save(inputs);
    return {
      value: value(...inputs),
      gradFunc: (upstream, saved) => gradient(upstream as Output, ...(saved as Inputs)),
    };
  });
}

/** dW[k] = Σ over boards and places of x shifted by tap k times dy: a convolution that takes boards for channels. */
function kernelGradient(x: tf.Tensor4D, upstream: tf.Tensor4D): tf.Tensor4D {
  const edge = [1, 1] as [number, number];
  const padded = tf.pad(x, [[0, 0], edge, edge, [0, 0]]);
  const images = tf.transpose(padded, [3, 1, 2, 0]) as tf.Tensor4D;
  const filters = tf.transpose(upstream, [1, 2, 0, 3]) as tf.Tensor4D;
  return tf.transpose(tf.conv2d(images, filters, 1, "valid"), [1, 2, 0, 3]);
}
