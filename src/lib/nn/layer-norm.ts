/** @file Layer normalisation (Ba, Kiros and Hinton, 2016, arXiv:1607.06450). */
import {
  add,
  div,
  layerNorm as fusedLayerNorm,
  mul,
  reduceMean,
  sqrt,
  square,
  sub,
  type Tensor,
} from "#graph";
import { type Hook, unhooked } from "./hook.ts";
import { type Parameters, parameter, type Shapes } from "./parameters.ts";

/** (x - mean) / scale · w + b along the last axis, where scale = √(variance + ε). */
export function layerNorm(
  parameters: Parameters,
  name: string,
  x: Tensor,
  hook: Hook = unhooked,
  epsilon = 1e-5,
): Tensor {
  const weight = parameter(parameters, `${name}.weight`);
  const bias = parameter(parameters, `${name}.bias`);
  const centred = sub(x, reduceMean(x, [-1], { keepDims: true }));
  const scale = sqrt(add(reduceMean(square(centred), [-1], { keepDims: true }), epsilon));
  const used = hook("hook_scale", scale);
  const normalized =
    used === scale
      ? fusedLayerNorm(x, weight, bias, epsilon)
      : add(mul(div(centred, used), weight), bias);
  return hook("hook_normalized", normalized);
}

/** List the parameters of a layer norm. */
export const layerNormShapes = (name: string, width: number): Shapes => ({
  [`${name}.weight`]: [width],
  [`${name}.bias`]: [width],
});
