/** @file GPT-2 (Radford et al., 2019): learned positions, layer norm before each layer, tied unembedding; names and layouts of its public files. */
import { add, GraphError, gather, matMul, sizeOf, slice, type Tensor, transpose } from "#graph";
import type { Random } from "#random";
import { type BlockConfig, block, blockShapes } from "./block.ts";
import { type Hook, unhooked, within } from "./hook.ts";
import { layerNorm, layerNormShapes } from "./layer-norm.ts";
import {
  mapShapes,
  type Parameters,
  type ParameterValues,
  parameter,
  type Shapes,
} from "./parameters.ts";

export interface Gpt2Config extends BlockConfig {
  readonly layers: number;
  /** Largest number of tokens in a text. */
  readonly positions: number;
  readonly vocabulary: number;
}

/**
 * Compute the logits (…, position, vocabulary) of the next token from whole-number tokens (…, position). A hook may give
 * an activation further leading axes, one for each set of interventions: what comes before it is still computed once.
 */
export function gpt2(
  config: Gpt2Config,
  parameters: Parameters,
  tokens: Tensor,
  hook: Hook = unhooked,
): Tensor {
  const positions = tokens.shape.at(-1) ?? 0;
  if (positions < 1 || positions > config.positions)
    throw new GraphError(`gpt2: received ${positions} positions; accepts 1 to ${config.positions}`);
  const embed = gather(parameter(parameters, "wte.weight"), tokens);
  const places = slice(parameter(parameters, "wpe.weight"), 0, 0, positions);
  let residual = add(hook("hook_embed", embed), hook("hook_pos_embed", places));
  for (let layer = 0; layer < config.layers; layer++)
    residual = block(parameters, `h.${layer}`, config, residual, within(hook, `blocks.${layer}`));
  return unembed(parameters, residual, hook);
}

/** Read logits off the residual stream, through the final layer norm. */
export function unembed(parameters: Parameters, residual: Tensor, hook: Hook = unhooked): Tensor {
  const normalized = layerNorm(parameters, "ln_f", residual, within(hook, "ln_final"));
  return matMul(normalized, transpose(parameter(parameters, "wte.weight")));
}

/** List the parameters of a model. */
export function gpt2Shapes(config: Gpt2Config): Shapes {
  const { layers, heads, dModel, positions, vocabulary } = config;
  if (dModel % heads !== 0)
    throw new GraphError(`gpt2Shapes: dModel ${dModel} is no multiple of ${heads} heads`);
  const blocks = Array.from({ length: layers }, (_, layer) => blockShapes(`h.${layer}`, config));
  return {
    "wte.weight": [vocabulary, dModel],
    "wpe.weight": [positions, dModel],
    ...Object.assign({}, ...blocks),
    ...layerNormShapes("ln_f", dModel),
  };
}

/**
 * Draw starting values as GPT-2's: normal with deviation 0.02, divided by the root of the number of residual layers where
 * a weight writes to the residual stream; biases 0, gains 1.
 */
export function gpt2Initial(config: Gpt2Config, random: Random): ParameterValues {
  const residualLayers = config.layers * (config.dMlp === 0 ? 1 : 2);
  const deviation = (name: string) =>
    name.endsWith("c_proj.weight") ? 0.02 / Math.sqrt(residualLayers) : 0.02;
  return mapShapes(gpt2Shapes(config), (shape, name) => {
    const size = sizeOf(shape);
    if (name.endsWith(".bias")) return new Float32Array(size);
    if (/ln_(1|2|f)\.weight$/.test(name)) return new Float32Array(size).fill(1);
    return random
      .fork(name)
      .normals(size)
      .map((value) => value * deviation(name));
  });
}
