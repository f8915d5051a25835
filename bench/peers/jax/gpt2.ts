/** @file GPT-2 on (…, position, width) activations, with the heads that some copies of the model keep. */
import { nn, numpy as np } from "@jax-js/jax";
import { transformerSizes } from "../../workloads/transformer.ts";
import type { Arrays } from "./adam-w.ts";

const { layers, width, heads, context, epsilon } = transformerSizes;

/** Compute the logits of the next token from (sequence, position, vocabulary) rows with a one at the token. */
export function gpt2(weights: Arrays, rows: np.Array, kept?: readonly np.Array[]): np.Array {
  const linear = (x: np.Array, name: string) =>
    np.matmul(x, weights[`${name}.weight`]!).add(weights[`${name}.bias`]!);
  const norm = (x: np.Array, name: string) =>
    nn
      .standardize(x, -1, { epsilon })
      .mul(weights[`${name}.weight`]!)
      .add(weights[`${name}.bias`]!);
  const table = weights["wte.weight"]!;
  let residual = np.matmul(rows, table.ref).add(weights["wpe.weight"]!);
  for (let layer = 0; layer < layers; layer++) {
    const name = `h.${layer}`;
    const z = attention(linear(norm(residual.ref, `${name}.ln_1`), `${name}.attn.c_attn`));
    const used = kept === undefined ? z : z.mul(kept[layer]!);
    const joined = used.reshape([...used.shape.slice(0, -2), width]);
    residual = residual.add(linear(joined, `${name}.attn.c_proj`));
    const hidden = nn.gelu(linear(norm(residual.ref, `${name}.ln_2`), `${name}.mlp.c_fc`));
    residual = residual.add(linear(hidden, `${name}.mlp.c_proj`));
  }
  return np.matmul(norm(residual, "ln_f"), table.transpose());
}

/** Attend from queries, keys and values side by side: (…, position, head, width / heads). */
function attention(qkv: np.Array): np.Array {
  const leading = qkv.shape.slice(0, -2);
  const [q, k, v] = np
    .split(qkv, 3, -1)
    .map((x) => x.reshape([-1, context, heads, width / heads])) as [np.Array, np.Array, np.Array];
  const z = nn.dotProductAttention(q, k, v, { isCausal: true });
  return z.reshape([...leading, context, heads, width / heads]);
}
