/** @file The same values under another gradient rule. */
import type { GradientRule } from "../attributes.ts";
import { apply, type Op } from "../op.ts";
import type { Tensor } from "../tensor.ts";

/** Its first input unchanged. The rule of its author sends the gradient to the other inputs; none reaches the first. */
export const Identity: Op<"Identity"> = {
  name: "Identity",
  type: ([x]) => x!,
  gradient: (g, { inputs: [, ...others], attributes: { rule } }) => [undefined, ...rule(g, others)],
  evaluate: ([x]) => x!,
  onnx: () => ({ takes: 1 }),
};

/** Replace how the gradient of `y` is computed: `rule` says what each of the inputs of which `y` is made gets. */
export const withGradient = (y: Tensor, inputs: readonly Tensor[], rule: GradientRule): Tensor =>
  apply(Identity, [y, ...inputs], { rule });

/** Hide what made a tensor from the gradient. */
export const stopGradient = (x: Tensor): Tensor => withGradient(x, [], () => []);
