/** @file Direct logit attribution: what each component's output adds to a difference of logits (Elhage et al., 2021). */
import { div, gather, mul, reduceMean, reduceSum, reshape, sub, type Tensor } from "#graph";
import { type Gpt2Config, type Parameters, parameter } from "#nn";
import { type Model, withHooks } from "./with-hooks.ts";

/** The direction (batch, 1, dModel) of the residual stream that tells the logits of two tokens (batch) apart. */
export function logitDirection(parameters: Parameters, token: Tensor, rival: Tensor): Tensor {
  const unembedding = parameter(parameters, "wte.weight");
  const direction = sub(gather(unembedding, token), gather(unembedding, rival));
  return reshape(direction, [direction.shape[0]!, 1, direction.shape[1]!]);
}

/**
 * Split the logits along a direction (batch, 1 or position, dModel) into what each component adds: (…, position), or
 * (…, position, head) for `hook_result`. With the scale σ of the final layer norm as it is in this run, an output c adds
 * (c - mean c) / σ · (w ⊙ direction). Biases have their own entries, and all entries add up to the logits.
 */
export function directLogitAttribution(
  config: Gpt2Config,
  parameters: Parameters,
  model: Model,
  direction: Tensor,
): Record<string, Tensor> {
  const outputs = outputNames(config);
  const { activations } = withHooks(model, { read: [...outputs, "ln_final.hook_scale"] });
  const toward = mul(direction, parameter(parameters, "ln_f.weight"));
  const centred = sub(toward, reduceMean(toward, [-1], { keepDims: true }));
  const axis = div(centred, activations["ln_final.hook_scale"]!); // (…, position, dModel)
  const [positions, dModel] = axis.shape.slice(-2) as [number, number];
  const byHead = reshape(axis, [...axis.shape.slice(0, -2), positions, 1, dModel]);
  const isByHead = (name: string) => name.endsWith("hook_result");
  const bias = (layer: number) => parameter(parameters, `h.${layer}.attn.c_proj.bias`);
  return Object.fromEntries([
    ...outputs.map((name) => [name, dot(activations[name]!, isByHead(name) ? byHead : axis)]),
    ...layersOf(config).map((layer) => [`blocks.${layer}.attn.b_O`, dot(bias(layer), axis)]),
    ["ln_final.b", dot(parameter(parameters, "ln_f.bias"), direction)],
  ]);
}

const layersOf = ({ layers }: Gpt2Config): number[] => [...Array(layers).keys()];

const outputNames = (config: Gpt2Config): string[] => [
  "hook_embed",
  "hook_pos_embed",
  ...layersOf(config).flatMap((layer) => [
    `blocks.${layer}.attn.hook_result`,
    ...(config.dMlp > 0 ? [`blocks.${layer}.hook_mlp_out`] : []),
  ]),
];

const dot = (x: Tensor, axis: Tensor): Tensor => reduceSum(mul(x, axis), [-1]);
