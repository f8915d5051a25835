/** @file One block of GPT-2: attention, then a perceptron, each reading the normalised residual stream and adding to it. */
import { add, reshape, type Tensor } from "#graph";
import { attention, attentionShapes, type HeadInputs } from "./attention.ts";
import { type Hook, within } from "./hook.ts";
import { layerNorm, layerNormShapes } from "./layer-norm.ts";
import { mlp, mlpShapes } from "./mlp.ts";
import type { Parameters, Shapes } from "./parameters.ts";

export interface BlockConfig {
  readonly heads: number;
  readonly dModel: number;
  /** Width of the perceptron; 0 for a block of attention only. */
  readonly dMlp: number;
}

/** Apply a block to the residual stream (…, position, dModel). */
export function block(
  parameters: Parameters,
  name: string,
  { heads, dMlp }: BlockConfig,
  x: Tensor,
  hook: Hook,
): Tensor {
  const pre = hook("hook_resid_pre", x);
  const inputs = headInputs(pre, hook, (input) =>
    layerNorm(parameters, `${name}.ln_1`, input, within(hook, "ln1")),
  );
  const attended = attention(parameters, `${name}.attn`, heads, inputs, within(hook, "attn"));
  const middle = add(pre, hook("hook_attn_out", attended));
  if (dMlp === 0) return hook("hook_resid_post", middle);
  const mid = hook("hook_resid_mid", middle);
  const read = layerNorm(parameters, `${name}.ln_2`, hook("hook_mlp_in", mid), within(hook, "ln2"));
  const written = mlp(parameters, `${name}.mlp`, read, within(hook, "mlp"));
  return hook("hook_resid_post", add(mid, hook("hook_mlp_out", written)));
}

/** Let the hook give queries, keys and values, head by head, an input of their own; equal ones are normalised once. */
function headInputs(x: Tensor, hook: Hook, normalize: (x: Tensor) => Tensor): HeadInputs {
  const shared = reshape(x, [...x.shape.slice(0, -1), 1, x.shape.at(-1)!]);
  const inputs = ["q", "k", "v"].map((part) => hook(`hook_${part}_input`, shared));
  const distinct = [...new Set(inputs)];
  const normalized = distinct.map(normalize);
  return inputs.map((input) => normalized[distinct.indexOf(input)]!) as unknown as HeadInputs;
}

/** List the parameters of a block. */
export const blockShapes = (name: string, { dModel, dMlp }: BlockConfig): Shapes => ({
  ...layerNormShapes(`${name}.ln_1`, dModel),
  ...attentionShapes(`${name}.attn`, dModel),
  ...(dMlp > 0 && {
    ...layerNormShapes(`${name}.ln_2`, dModel),
    ...mlpShapes(`${name}.mlp`, dModel, dMlp),
  }),
});
