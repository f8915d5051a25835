import type { Engine } from "#engine";
import { crossEntropy, input, reduceMean } from "#graph";
import { type Gpt2Config, gpt2 } from "#nn";
import type { Call } from "../call.ts";
import {
  trainingBatches,
  transformer,
  transformerParameters,
  transformerSizes,
} from "../workloads/transformer.ts";
import { inputs } from "./inputs.ts";
import { train } from "./train.ts";

const { layers, heads, width, context, batch, vocabulary } = transformerSizes;

export const config: Gpt2Config = {
  layers,
  heads,
  dModel: width,
  dMlp: 4 * width,
  positions: context,
  vocabulary,
};

/** Prepare the training of the transformer. */
export function prepareTransformer(engine: Engine): Promise<Call> {
  const start = transformerParameters();
  const parameters = inputs(start);
  const tokens = input("tokens", [batch, context], "int64");
  const targets = input("targets", [batch, context], "int64");
  const loss = reduceMean(crossEntropy(gpt2(config, parameters, tokens), targets));
  const batches = trainingBatches().map((texts) => ({
    tokens: BigInt64Array.from(texts.tokens, BigInt),
    targets: BigInt64Array.from(texts.targets, BigInt),
  }));
  let taken = 0;
  const feeds = () => batches[taken++ % batches.length]!;
  const { stepsPerCall } = transformer;
  return train(engine, { start, parameters, loss, stepsPerCall, feeds });
}
