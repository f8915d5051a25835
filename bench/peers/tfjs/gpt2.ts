/** @file GPT-2 on (sequences · positions, width) activations, with the heads that some copies of the model keep. */
import * as tf from "@tensorflow/tfjs-core";
import { transformerSizes } from "../../workloads/transformer.ts";
import type { Products } from "./products.ts";

export type Weights = Readonly<Record<string, tf.Tensor>>;

const { layers, width, heads, context, epsilon } = transformerSizes;

/** (copy, 1, head, 1, 1) of 0 and 1 for each layer. */
export type KeptHeads = readonly tf.Tensor[];

/** Compute the logits of the next token from rows with a one at the token. */
export function gpt2(
  { matMul, embed }: Products,
  weights: Weights,
  rows: tf.Tensor2D,
  kept?: KeptHeads,
): tf.Tensor2D {
  const table = weights["wte.weight"] as tf.Tensor2D;
  const linear = (x: tf.Tensor, name: string) =>
    tf.add(
      matMul(x as tf.Tensor2D, weights[`${name}.weight`] as tf.Tensor2D),
      weights[`${name}.bias`]!,
    );
  const norm = (x: tf.Tensor, name: string) =>
    layerNorm(x, weights[`${name}.weight`]!, weights[`${name}.bias`]!);
  const positions = tf.reshape(weights["wpe.weight"]!, [1, context, width]);
  const embedded = tf.reshape(embed(rows, table), [-1, context, width]);
  let residual: tf.Tensor = tf.reshape(tf.add(embedded, positions), [-1, width]);
  for (let layer = 0; layer < layers; layer++) {
    const name = `h.${layer}`;
    const qkv = linear(norm(residual, `${name}.ln_1`), `${name}.attn.c_attn`);
    const z = attention(qkv, rows.shape[0] / context, kept?.[layer]);
    residual = addCopies(residual, linear(z, `${name}.attn.c_proj`));
    const hidden = gelu(linear(norm(residual, `${name}.ln_2`), `${name}.mlp.c_fc`));
    residual = tf.add(residual, linear(hidden, `${name}.mlp.c_proj`));
  }
  return matMul(norm(residual, "ln_f") as tf.Tensor2D, tf.transpose(table));
}

/** Attend from queries, keys and values side by side; z has an axis of copies before that of sequences. */
function attention(qkv: tf.Tensor, sequences: number, kept: tf.Tensor | undefined): tf.Tensor {
  const size = width / heads;
  const [q, k, v] = tf
    .split(qkv, 3, 1)
    .map((x) => tf.transpose(tf.reshape(x, [-1, context, heads, size]), [0, 2, 1, 3]));
  const scores = tf.add(tf.mul(tf.matMul(q!, k!, false, true), size ** -0.5), causalMask());
  const z = tf.matMul(tf.softmax(scores), v!);
  const used = kept ? tf.mul(tf.reshape(z, [-1, sequences, heads, context, size]), kept) : z;
  const byHead = tf.reshape(used, [-1, heads, context, size]);
  return tf.reshape(tf.transpose(byHead, [0, 2, 1, 3]), [-1, width]);
}

/** Add what copies of the model write to a residual stream that they may still share. */
function addCopies(residual: tf.Tensor, written: tf.Tensor): tf.Tensor {
  const shared = tf.reshape(residual, [1, ...residual.shape]);
  const sum = tf.add(shared, tf.reshape(written, [-1, ...residual.shape]));
  return tf.reshape(sum, [-1, width]);
}

let mask: tf.Tensor | undefined;

/** Add to scores: 0 where the key is not later than the query, otherwise a number whose exponential is 0. */
function causalMask(): tf.Tensor {
  mask ??= tf.keep(
    tf.sub(tf.mul(tf.linalg.bandPart(tf.ones([context, context]), -1, 0), 1e9), 1e9),
  );
  return mask;
}

function layerNorm(x: tf.Tensor, gain: tf.Tensor, bias: tf.Tensor): tf.Tensor {
  const { mean, variance } = tf.moments(x, -1, true);
  return tf.add(tf.mul(tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, epsilon))), gain), bias);
}

/** GELU in its tanh form. */
function gelu(x: tf.Tensor): tf.Tensor {
  const inner = tf.mul(
    tf.add(x, tf.mul(tf.mul(tf.square(x), x), 0.044715)),
    Math.sqrt(2 / Math.PI),
  );
  return tf.mul(tf.mul(x, 0.5), tf.add(tf.tanh(inner), 1));
}
