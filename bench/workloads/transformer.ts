/** @file A training step of a two-layer GPT-2-style transformer on random tokens. */
import { createRandom, type Random } from "#random";
import { constantParameter, normalParameter } from "./parameter.ts";
import type { Parameter, Parameters, Workload } from "./workload.ts";

export const transformer: Workload = {
  title: "transformer, 2 layers, d 64, 4 heads, context 24, batch 64, AdamW",
  stepsPerCall: 1,
};

export const transformerSizes = {
  layers: 2,
  width: 64,
  heads: 4,
  context: 24,
  batch: 64,
  vocabulary: 64,
  epsilon: 1e-5,
};

const { layers, width, context, vocabulary } = transformerSizes;

/** Draw the starting values, under the names of the public gpt2 weights. */
export function transformerParameters(): Parameters {
  const random = createRandom(2);
  const blocks = Array.from({ length: layers }, (_, layer) =>
    Object.entries(blockParameters(random)).map(
      ([name, parameter]) => [`h.${layer}.${name}`, parameter] as const,
    ),
  );
  return {
    "wte.weight": normalParameter(random, [vocabulary, width], 0.1),
    "wpe.weight": normalParameter(random, [context, width], 0.1),
    ...Object.fromEntries(blocks.flat()),
    "ln_f.weight": constantParameter([width], 1),
    "ln_f.bias": constantParameter([width], 0),
  };
}

function blockParameters(random: Random): Record<string, Parameter> {
  const linear = (name: string, from: number, to: number) => ({
    [`${name}.weight`]: normalParameter(random, [from, to], 1 / Math.sqrt(from)),
    [`${name}.bias`]: constantParameter([to], 0),
  });
  const norm = (name: string) => ({
    [`${name}.weight`]: constantParameter([width], 1),
    [`${name}.bias`]: constantParameter([width], 0),
  });
  return {
    ...norm("ln_1"),
    ...linear("attn.c_attn", width, 3 * width),
    ...linear("attn.c_proj", width, width),
    ...norm("ln_2"),
    ...linear("mlp.c_fc", width, 4 * width),
    ...linear("mlp.c_proj", 4 * width, width),
  };
}

export interface TokenBatch {
  /** (sequence, position) */
  readonly tokens: Int32Array<ArrayBuffer>;
  /** The token after each. */
  readonly targets: Int32Array<ArrayBuffer>;
}

/** Draw token sequences. */
export function tokenBatch(seed: number, sequences: number): TokenBatch {
  const random = createRandom(seed);
  const draw = () =>
    Int32Array.from({ length: sequences * context }, () => random.integer(vocabulary));
  return { tokens: draw(), targets: draw() };
}

/** Draw the batches that the steps take in turn. */
export const trainingBatches = (): TokenBatch[] =>
  Array.from({ length: 8 }, (_, i) => tokenBatch(100 + i, transformerSizes.batch));
