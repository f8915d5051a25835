/** @file Layer normalisation (Ba, Kiros and Hinton, 2016, arXiv:1607.06450). */
import { add, div, mul, reduceMean, sqrt, square, standardize, sub, type Tensor } from "#graph";
import { type Hook, unhooked } from "./hook.ts";
import { type Parameters, parameter, type Shapes } from "./parameters.ts";

const EPSILON = 1e-5; // as GPT-2

/** (x - mean) / scale · w + b along the last axis, where scale = √(variance + ε). */
export function layerNorm(
  parameters: Parameters,
  name: string,
  x: Tensor,
  hook: Hook = unhooked,
): Tensor {
  const centred = sub(x, reduceMean(x, [-1], { keepDims: true }));
  const variance = reduceMean(square(centred), [-1], { keepDims: true });
  const scale = sqrt(add(variance, EPSILON));
  const used = hook("hook_scale", scale);
  const standard = used === scale ? standardize(x, EPSILON) : mul(centred, div(1, used));
  const scaled = mul(standard, parameter(parameters, `${name}.weight`));
  return hook("hook_normalized", add(scaled, parameter(parameters, `${name}.bias`)));
}

/** List the parameters of a layer norm. */
export const layerNormShapes = (name: string, width: number): Shapes => ({
  [`${name}.weight`]: [width],
  [`${name}.bias`]: [width],
});
