/** @file The logit lens (nostalgebraist, 2020): logits read off the residual stream before the last layer. */
import type { Tensor } from "#graph";
import { type Parameters, unembed } from "#nn";
import { type Model, withHooks } from "./with-hooks.ts";

/** Read the logits (…, position, vocabulary) off the residual stream before and after every layer, by its activation's name. */
export function logitLens(parameters: Parameters, model: Model): Record<string, Tensor> {
  const isStream = (name: string) => /\.hook_resid_(pre|mid|post)$/.test(name);
  const { activations } = withHooks(model, { read: isStream });
  return Object.fromEntries(
    Object.entries(activations).map(([name, x]) => [name, unembed(parameters, x)]),
  );
}
