/** @file The two-layer perceptron of a transformer block. */
import { gelu, type Tensor } from "#graph";
import { type Hook, unhooked } from "./hook.ts";
import { linear, linearShapes } from "./linear.ts";
import type { Parameters, Shapes } from "./parameters.ts";

/** Up, GELU in its tanh form, down. */
export function mlp(
  parameters: Parameters,
  name: string,
  x: Tensor,
  hook: Hook = unhooked,
): Tensor {
  const pre = hook("hook_pre", linear(parameters, `${name}.c_fc`, x));
  const post = hook("hook_post", gelu(pre, "tanh"));
  return linear(parameters, `${name}.c_proj`, post);
}

/** List the parameters of a perceptron. */
export const mlpShapes = (name: string, dModel: number, dMlp: number): Shapes => ({
  ...linearShapes(`${name}.c_fc`, dModel, dMlp),
  ...linearShapes(`${name}.c_proj`, dMlp, dModel),
});
