import type { Engine } from "#engine";
import { crossEntropy, expand, input, mul, program, reduceMean } from "#graph";
import { gpt2, parameterConstants } from "#nn";
import type { Call } from "../call.ts";
import { ablationBatch, ablationSizes, keptHeads } from "../workloads/ablations.ts";
import { transformerParameters, transformerSizes } from "../workloads/transformer.ts";
import { config } from "./transformer.ts";

const { subsets, sequences } = ablationSizes;
const { layers, heads, context } = transformerSizes;

/** Prepare the ablations. */
export async function prepareAblations(engine: Engine): Promise<Call> {
  const tokens = input("tokens", [sequences, context], "int64");
  const targets = input("targets", [sequences, context], "int64");
  const kept = Array.from({ length: layers }, (_, layer) =>
    input(`kept.${layer}`, [subsets, 1, 1, heads, 1]),
  );
  const logits = gpt2(config, weights(), tokens, (name, activation) => {
    const layer = /^blocks\.(\d+)\.attn\.hook_z$/.exec(name)?.[1];
    return layer === undefined ? activation : mul(activation, kept[Number(layer)]!);
  });
  const wanted = expand(targets, [subsets, sequences, context]);
  const losses = reduceMean(crossEntropy(logits, wanted), [1, 2]);
  const { run } = await engine.compile(program({ losses }));
  const feeds = { ...keptFeeds(), ...batchFeeds() };
  return async () => {
    const each = (await run(feeds)).losses!;
    return each.reduce((sum, loss) => sum + loss, 0) / subsets;
  };
}

function weights() {
  const parameters = Object.entries(transformerParameters());
  return parameterConstants(
    Object.fromEntries(parameters.map(([name, { shape }]) => [name, shape])),
    Object.fromEntries(parameters.map(([name, { values }]) => [name, values])),
  );
}

function keptFeeds() {
  const masks = keptHeads();
  const size = subsets * heads;
  return Object.fromEntries(
    Array.from({ length: layers }, (_, layer) => [
      `kept.${layer}`,
      masks.slice(layer * size, (layer + 1) * size),
    ]),
  );
}

function batchFeeds() {
  const { tokens, targets } = ablationBatch();
  return {
    tokens: BigInt64Array.from(tokens, BigInt),
    targets: BigInt64Array.from(targets, BigInt),
  };
}
