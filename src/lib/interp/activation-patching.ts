/** @file Activation patching: one run with some activations of another. */
import type { Tensor } from "#graph";
import { patched } from "./change.ts";
import { type Model, withHooks } from "./with-hooks.ts";

/** Masks by the name of the activation they are for. */
export type Masks = Readonly<Record<string, Tensor>>;

/** Run the target, replacing activations by those of the source where their mask is 1. */
export function activationPatching({
  target,
  source,
  masks,
}: {
  readonly target: Model;
  readonly source: Model;
  readonly masks: Masks;
}): Tensor {
  const { activations } = withHooks(source, { read: Object.keys(masks) });
  const change = Object.entries(masks).map(
    ([name, mask]) => [name, patched(mask, activations[name]!)] as const,
  );
  return withHooks(target, { change: Object.fromEntries(change) }).output;
}
