/** @file Masks over the attention heads of a model, as inputs with a batch axis of interventions. */
import { GraphError, input, type Tensor } from "#graph";

interface Heads {
  readonly layers: number;
  readonly heads: number;
}

/** Name of the activation in which the heads of a layer are apart: (…, position, head, dHead). */
export const headsOf = (layer: number): string => `blocks.${layer}.attn.hook_z`;

/** Declare a mask (intervention, 1, 1, head, 1) for each layer, by the name of the activation it is for. */
export const headMasks = (
  { layers, heads }: Heads,
  interventions: number,
): Record<string, Tensor<"Input">> =>
  Object.fromEntries(
    Array.from({ length: layers }, (_, layer) => [
      headsOf(layer),
      input(`mask.${headsOf(layer)}`, [interventions, 1, 1, heads, 1]),
    ]),
  );

/** Fill the masks with sets of heads; head h of layer l is number l · heads + h. */
export function headMaskFeeds(
  { layers, heads }: Heads,
  sets: readonly (readonly number[])[],
): Record<string, Float32Array<ArrayBuffer>> {
  const masks = Array.from({ length: layers }, () => new Float32Array(sets.length * heads));
  sets.forEach((set, row) => {
    for (const head of set) {
      const mask = masks[Math.floor(head / heads)];
      if (mask === undefined)
        throw new GraphError(`headMaskFeeds: no head ${head}; accepts 0 to ${layers * heads - 1}`);
      mask[row * heads + (head % heads)] = 1;
    }
  });
  return Object.fromEntries(masks.map((mask, layer) => [`mask.${headsOf(layer)}`, mask]));
}
