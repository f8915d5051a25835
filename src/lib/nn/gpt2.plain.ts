/** @file GPT-2 in plain float64 loops, one text at a time, for the tests: an independent account of what the graph computes. */
import type { Gpt2Config } from "./gpt2.ts";

type Weights = Readonly<Record<string, ArrayLike<number>>>;

/** Sees every activation, row-major without a batch axis, and may overwrite it in place. */
export type Visit = (name: string, values: Float64Array) => void;

/** Compute the logits (position, vocabulary) of one text. */
export function plainGpt2(
  config: Gpt2Config,
  weights: Weights,
  tokens: readonly number[],
  visit: Visit = () => {},
): Float64Array {
  const { layers, dModel: d, vocabulary } = config;
  const embed = table(tokens.length, d, (t, i) => weights["wte.weight"]![tokens[t]! * d + i]!);
  const places = table(tokens.length, d, (t, i) => weights["wpe.weight"]![t * d + i]!);
  visit("hook_embed", embed);
  visit("hook_pos_embed", places);
  let stream = plus(embed, places);
  for (let layer = 0; layer < layers; layer++)
    stream = block(config, weights, layer, stream, (name, values) =>
      visit(`blocks.${layer}.${name}`, values),
    );
  const read = norm(weights, "ln_f", stream, d, (name, values) =>
    visit(`ln_final.${name}`, values),
  );
  return table(tokens.length, vocabulary, (t, token) =>
    sum(d, (i) => read[t * d + i]! * weights["wte.weight"]![token * d + i]!),
  );
}

function block(
  { heads, dModel: d, dMlp }: Gpt2Config,
  weights: Weights,
  layer: number,
  stream: Float64Array,
  visit: Visit,
): Float64Array {
  const seen = (name: string, values: Float64Array) => {
    visit(name, values);
    return values;
  };
  const part =
    (prefix: string): Visit =>
    (name, values) =>
      visit(`${prefix}.${name}`, values);
  seen("hook_resid_pre", stream);
  const read = norm(weights, `h.${layer}.ln_1`, stream, d, part("ln1"));
  const attended = attend(weights, `h.${layer}.attn`, heads, read, d, part("attn"));
  const middle = plus(stream, seen("hook_attn_out", attended));
  if (dMlp === 0) return seen("hook_resid_post", middle);
  seen("hook_resid_mid", middle);
  const readAgain = norm(weights, `h.${layer}.ln_2`, middle, d, part("ln2"));
  const pre = seen("mlp.hook_pre", affine(weights, `h.${layer}.mlp.c_fc`, readAgain, d, dMlp));
  const post = seen("mlp.hook_post", pre.map(geluNew));
  const written = affine(weights, `h.${layer}.mlp.c_proj`, post, dMlp, d);
  return seen("hook_resid_post", plus(middle, seen("hook_mlp_out", written)));
}

function attend(
  weights: Weights,
  name: string,
  heads: number,
  x: Float64Array,
  d: number,
  visit: Visit,
): Float64Array {
  const positions = x.length / d;
  const all = affine(weights, `${name}.c_attn`, x, d, 3 * d);
  const [q, k, v] = [0, 1, 2].map((third) => {
    const values = table(positions, d, (t, i) => all[t * 3 * d + third * d + i]!);
    visit(`hook_${"qkv"[third]}`, values);
    return values;
  }) as [Float64Array, Float64Array, Float64Array];
  const pattern = attentionPattern(q, k, positions, heads);
  visit("hook_pattern", pattern);
  const size = d / heads;
  const z = table(positions, d, (query, i) => {
    const row = (Math.floor(i / size) * positions + query) * positions;
    return sum(positions, (key) => pattern[row + key]! * v[key * d + i]!);
  });
  visit("hook_z", z);
  const w = weights[`${name}.c_proj.weight`]!;
  const results = table(positions * heads, d, (row, j) =>
    sum(size, (i) => z[row * size + i]! * w[((row % heads) * size + i) * d + j]!),
  );
  visit("hook_result", results);
  const bias = weights[`${name}.c_proj.bias`]!;
  return table(
    positions,
    d,
    (t, j) => bias[j]! + sum(heads, (head) => results[(t * heads + head) * d + j]!),
  );
}

/** (head, query, key), each row exp(q·k / √size) over its sum up to the query. */
function attentionPattern(q: Float64Array, k: Float64Array, positions: number, heads: number) {
  const size = q.length / positions / heads;
  const at = (t: number, head: number, i: number) => (t * heads + head) * size + i;
  const likeness = (head: number, query: number, key: number) =>
    key > query
      ? 0
      : Math.exp(sum(size, (i) => q[at(query, head, i)]! * k[at(key, head, i)]!) / Math.sqrt(size));
  return table(heads * positions, positions, (row, key) => {
    const [head, query] = [Math.floor(row / positions), row % positions];
    return likeness(head, query, key) / sum(positions, (other) => likeness(head, query, other));
  });
}

function norm(
  weights: Weights,
  name: string,
  x: Float64Array,
  d: number,
  visit: Visit,
): Float64Array {
  const rows = x.length / d;
  const mean = Array.from({ length: rows }, (_, t) => sum(d, (i) => x[t * d + i]!) / d);
  const scale = Float64Array.from(mean, (m, t) =>
    Math.sqrt(sum(d, (i) => (x[t * d + i]! - m) ** 2) / d + 1e-5),
  );
  visit("hook_scale", scale);
  const [gain, bias] = [weights[`${name}.weight`]!, weights[`${name}.bias`]!];
  const normalized = table(
    rows,
    d,
    (t, i) => ((x[t * d + i]! - mean[t]!) / scale[t]!) * gain[i]! + bias[i]!,
  );
  visit("hook_normalized", normalized);
  return normalized;
}

function affine(weights: Weights, name: string, x: Float64Array, from: number, to: number) {
  const [weight, bias] = [weights[`${name}.weight`]!, weights[`${name}.bias`]!];
  return table(
    x.length / from,
    to,
    (t, j) => bias[j]! + sum(from, (i) => x[t * from + i]! * weight[i * to + j]!),
  );
}

const geluNew = (x: number): number =>
  0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));

const plus = (a: Float64Array, b: Float64Array): Float64Array => a.map((x, i) => x + b[i]!);

const table = (rows: number, columns: number, of: (row: number, column: number) => number) =>
  Float64Array.from({ length: rows * columns }, (_, i) => of(Math.floor(i / columns), i % columns));

function sum(count: number, of: (i: number) => number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += of(i);
  return total;
}
