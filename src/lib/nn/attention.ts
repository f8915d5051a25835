/** @file Causal attention with several heads (Vaswani et al., 2017, arXiv:1706.03762), in GPT-2's layout. */
import {
  add,
  cast,
  constant,
  greater,
  matMul,
  mul,
  reduceSum,
  reshape,
  softmax,
  split,
  type Tensor,
  transpose,
} from "#graph";
import { type Hook, unhooked } from "./hook.ts";
import { linear, linearShapes } from "./linear.ts";
import { type Parameters, parameter, type Shapes } from "./parameters.ts";

/** What queries, keys and values are computed from: (…, position, 1 or head, dModel), 1 where all heads read the same. */
export type HeadInputs = readonly [query: Tensor, key: Tensor, value: Tensor];

/** Attend to the present and earlier positions: (…, position, dModel). */
export function attention(
  parameters: Parameters,
  name: string,
  heads: number,
  inputs: HeadInputs,
  hook: Hook = unhooked,
): Tensor {
  // Each (…, position, head, dHead).
  const [q, k, v] = project(parameters, `${name}.c_attn`, heads, inputs).map((x, i) =>
    hook(`hook_${"qkv"[i]}`, x),
  ) as [Tensor, Tensor, Tensor];
  const [positions, , dHead] = q.shape.slice(-3) as [number, number, number];
  const queries = swapHeads(mul(q, dHead ** -0.5)); // (…, head, position, dHead)
  const similarity = matMul(queries, transpose(swapHeads(k))); // (…, head, query, key)
  const scores = hook("hook_attn_scores", add(similarity, causalMask(positions)));
  const pattern = hook("hook_pattern", softmax(scores));
  const z = hook("hook_z", swapHeads(matMul(pattern, swapHeads(v)))); // (…, position, head, dHead)
  const results = headResults(parameters, `${name}.c_proj`, z);
  const used = hook("hook_result", results);
  return used === results
    ? linear(parameters, `${name}.c_proj`, joinHeads(z))
    : add(reduceSum(used, [-2]), parameter(parameters, `${name}.c_proj.bias`));
}

/** List the parameters of an attention layer. */
export const attentionShapes = (name: string, dModel: number): Shapes => ({
  ...linearShapes(`${name}.c_attn`, dModel, 3 * dModel),
  ...linearShapes(`${name}.c_proj`, dModel, dModel),
});

/** What each head adds to the residual stream: (…, position, head, dModel). */
export function headResults(parameters: Parameters, name: string, z: Tensor): Tensor {
  const [heads, dHead] = z.shape.slice(-2) as [number, number];
  const weight = parameter(parameters, `${name}.weight`);
  const byHead = reshape(weight, [heads, dHead, weight.shape[1]!]);
  return swapHeads(matMul(swapHeads(z), byHead));
}

/** Compute queries, keys and values; the weights are split, which is cheaper than splitting what they give. */
function project(
  parameters: Parameters,
  name: string,
  heads: number,
  inputs: HeadInputs,
): Tensor[] {
  const dModel = inputs[0].shape.at(-1)!;
  const thirds = [dModel, dModel, dModel];
  const weights = split(parameter(parameters, `${name}.weight`), 1, thirds);
  const biases = split(parameter(parameters, `${name}.bias`), 0, thirds);
  const byHead = [heads, dModel / heads];
  return inputs.map((each, i) => {
    if (each.shape.at(-2) === 1) {
      const joined = add(matMul(joinHeads(each), weights[i]!), biases[i]!);
      return reshape(joined, [...joined.shape.slice(0, -1), ...byHead]);
    }
    const weight = swapHeads(reshape(weights[i]!, [dModel, ...byHead])); // (head, dModel, dHead)
    return add(swapHeads(matMul(swapHeads(each), weight)), reshape(biases[i]!, byHead));
  });
}

/** Add to scores: 0 where the key is not later than the query, otherwise a number whose exponential is 0. */
function causalMask(positions: number): Tensor {
  const places = Array.from({ length: positions }, (_, i) => i);
  const isLater = greater(constant(places), constant(places, [positions, 1])); // (query, key)
  return mul(cast(isLater, "float32"), -1e9);
}

/** (…, a, b, c) to (…, b, a, c) */
const swapHeads = (x: Tensor): Tensor => {
  const rank = x.shape.length;
  return transpose(x, [...Array(rank - 3).keys(), rank - 2, rank - 3, rank - 1]);
};

/** (…, head, dHead) to (…, head · dHead) */
const joinHeads = (x: Tensor): Tensor =>
  reshape(x, [...x.shape.slice(0, -2), x.shape.at(-2)! * x.shape.at(-1)!]);
