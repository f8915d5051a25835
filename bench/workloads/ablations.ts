/** @file Every one of the 256 subsets of the transformer's eight heads ablated, in one call. */
import { tokenBatch, transformerSizes } from "./transformer.ts";
import type { Workload } from "./workload.ts";

export const ablations: Workload = {
  title: "256 head ablations of the transformer in one call, 4 sequences",
  stepsPerCall: 1,
};

const { layers, heads } = transformerSizes;

export const ablationSizes = { subsets: 2 ** (layers * heads), sequences: 4 };

/** Draw the sequences that every ablated model reads. */
export const ablationBatch = () => tokenBatch(200, ablationSizes.sequences);

/** Say which heads are kept, as (layer, subset, head) of 0 and 1. */
export function keptHeads(): Float32Array<ArrayBuffer> {
  const { subsets } = ablationSizes;
  const kept = new Float32Array(layers * subsets * heads);
  for (let layer = 0; layer < layers; layer++)
    for (let subset = 0; subset < subsets; subset++)
      for (let head = 0; head < heads; head++)
        kept[(layer * subsets + subset) * heads + head] = (subset >> (layer * heads + head)) & 1;
  return kept;
}
