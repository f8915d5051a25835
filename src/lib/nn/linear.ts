/** @file The affine map. */
import { add, matMul, type Tensor } from "#graph";
import { type Parameters, parameter, type Shapes } from "./parameters.ts";

/** x W + b along the last axis, with W (in, out) as in GPT-2's files. */
export const linear = (parameters: Parameters, name: string, x: Tensor): Tensor =>
  add(matMul(x, parameter(parameters, `${name}.weight`)), parameter(parameters, `${name}.bias`));

/** List the parameters of a linear layer. */
export const linearShapes = (name: string, inputs: number, outputs: number): Shapes => ({
  [`${name}.weight`]: [inputs, outputs],
  [`${name}.bias`]: [outputs],
});
