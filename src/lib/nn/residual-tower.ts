/**
 * @file A residual tower with a policy and a value head, as AlphaZero's (Silver et al., 2018). In place of batch
 * normalisation each example is normalised over its whole board and all filters, with a gain and a bias for each filter
 * (group normalisation with one group, Wu and He, 2018, arXiv:1803.08494): no statistics to keep, no example sees another.
 */
import {
  add,
  conv,
  div,
  matMul,
  mul,
  reduceMean,
  relu,
  reshape,
  sizeOf,
  sqrt,
  square,
  sub,
  type Tensor,
  tanh,
} from "#graph";
import type { Random } from "#random";
import { type Hook, unhooked, within } from "./hook.ts";
import { linear, linearShapes } from "./linear.ts";
import {
  mapShapes,
  type Parameters,
  type ParameterValues,
  parameter,
  type Shapes,
} from "./parameters.ts";

export interface ResidualTowerConfig {
  readonly height: number;
  readonly width: number;
  /** Planes of the input that describe a board. */
  readonly planes: number;
  readonly filters: number;
  readonly blocks: number;
  readonly moves: number;
  /** Width of the value head's hidden layer. */
  readonly valueWidth: number;
}

const POLICY_PLANES = 2; // as AlphaGo Zero
const VALUE_PLANES = 1;
const BOARD = [-3, -2, -1]; // row, column, filter

/** Map boards (batch, row, column, plane) to the logits of moves (batch, move) and a value from -1 to 1 (batch). */
export function residualTower(
  { blocks }: ResidualTowerConfig,
  parameters: Parameters,
  boards: Tensor,
  hook: Hook = unhooked,
): { readonly policy: Tensor; readonly value: Tensor } {
  let stream = hook("hook_embed", relu(convolution(parameters, "stem", boards)));
  for (let i = 0; i < blocks; i++)
    stream = block(parameters, i, stream, within(hook, `blocks.${i}`));
  const policyPlanes = hook("policy.hook_planes", relu(convolution(parameters, "policy", stream)));
  const valuePlanes = hook("value.hook_planes", relu(convolution(parameters, "value", stream)));
  const hidden = relu(linear(parameters, "value.hidden", flatten(valuePlanes)));
  const value = tanh(linear(parameters, "value.out", hook("value.hook_hidden", hidden)));
  return {
    policy: linear(parameters, "policy.out", flatten(policyPlanes)),
    value: reshape(value, value.shape.slice(0, -1)),
  };
}

function block(parameters: Parameters, index: number, x: Tensor, hook: Hook): Tensor {
  const pre = hook("hook_resid_pre", x);
  const hidden = hook("hook_mid", relu(convolution(parameters, `blocks.${index}.0`, pre)));
  const written = hook("hook_out", convolution(parameters, `blocks.${index}.1`, hidden));
  return hook("hook_resid_post", relu(add(pre, written)));
}

/** Convolve without changing the board's size, then normalise. */
function convolution(parameters: Parameters, name: string, x: Tensor): Tensor {
  const y = convolve(x, parameter(parameters, `${name}.conv.weight`));
  const centred = sub(y, reduceMean(y, BOARD, { keepDims: true }));
  const variance = reduceMean(square(centred), BOARD, { keepDims: true });
  const scaled = mul(centred, div(1, sqrt(add(variance, 1e-5))));
  const gain = parameter(parameters, `${name}.norm.weight`);
  return add(mul(scaled, gain), parameter(parameters, `${name}.norm.bias`));
}

/** Hooks may have put further axes before the batch: they are convolved as one batch. */
function convolve(x: Tensor, kernel: Tensor): Tensor {
  const [size, , from, to] = kernel.shape as [number, number, number, number];
  if (size === 1) return matMul(x, reshape(kernel, [from, to]));
  const board = x.shape.slice(-3);
  const boards = reshape(x, [sizeOf(x.shape) / sizeOf(board), ...board]);
  return reshape(conv(boards, kernel, { padding: [1, 1] }), [...x.shape.slice(0, -1), to]);
}

const flatten = (x: Tensor): Tensor =>
  reshape(x, [...x.shape.slice(0, -3), sizeOf(x.shape.slice(-3))]);

/** List the parameters of a tower; kernels are (row, column, from, to). */
export function residualTowerShapes(config: ResidualTowerConfig): Shapes {
  const { height, width, planes, filters, blocks, moves, valueWidth } = config;
  const board = height * width;
  const layer = (name: string, size: number, from: number, to: number): Shapes => ({
    [`${name}.conv.weight`]: [size, size, from, to],
    [`${name}.norm.weight`]: [to],
    [`${name}.norm.bias`]: [to],
  });
  const tower = Array.from({ length: blocks }, (_, i) => ({
    ...layer(`blocks.${i}.0`, 3, filters, filters),
    ...layer(`blocks.${i}.1`, 3, filters, filters),
  }));
  return {
    ...layer("stem", 3, planes, filters),
    ...Object.assign({}, ...tower),
    ...layer("policy", 1, filters, POLICY_PLANES),
    ...linearShapes("policy.out", board * POLICY_PLANES, moves),
    ...layer("value", 1, filters, VALUE_PLANES),
    ...linearShapes("value.hidden", board * VALUE_PLANES, valueWidth),
    ...linearShapes("value.out", valueWidth, 1),
  };
}

/** Draw starting values: weights normal with variance 2 / inputs (He et al., 2015, arXiv:1502.01852), gains 1, biases 0. */
export const residualTowerInitial = (
  config: ResidualTowerConfig,
  random: Random,
): ParameterValues =>
  mapShapes(residualTowerShapes(config), (shape, name) => {
    if (name.endsWith(".bias")) return new Float32Array(sizeOf(shape));
    if (name.endsWith(".norm.weight")) return new Float32Array(sizeOf(shape)).fill(1);
    const deviation = Math.sqrt(2 / sizeOf(shape.slice(0, -1)));
    return random
      .fork(name)
      .normals(sizeOf(shape))
      .map((x) => x * deviation);
  });
