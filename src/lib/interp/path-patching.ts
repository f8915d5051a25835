/** @file Path patching (Wang et al., 2022, arXiv:2211.00593, section 3 and appendix B). */
import type { Tensor } from "#graph";
import type { Hook } from "#nn";
import { patched } from "./change.ts";
import { type Change, withHooks } from "./with-hooks.ts";

export type Model = (tokens: Tensor, hook: Hook) => Tensor;
/** Masks by the name of the activation they are for. */
export type Masks = Readonly<Record<string, Tensor>>;

export interface PathPatching {
  readonly model: Model;
  readonly clean: Tensor;
  readonly corrupted: Tensor;
  /** Which heads send, by `hook_z` of their layer. */
  readonly senders: Masks;
  /** Which queries, keys or values receive, by their `hook_q`, `hook_k` or `hook_v`. */
  readonly receivers: Masks;
  /** What every path but the direct one is cut at: by default `hook_z` of all heads, so that paths lead through the perceptrons. */
  readonly isFrozen?: (name: string) => boolean;
}

/**
 * Patch the direct paths from senders to receivers: `output` is the clean run where the receivers see what they would if
 * the senders were corrupted and all else that is frozen kept its clean value; `direct` is the output of that latter run,
 * which is the patch of the paths from the senders to the logits.
 */
export function pathPatching(options: PathPatching): { output: Tensor; direct: Tensor } {
  const { model, clean, corrupted, senders, receivers } = options;
  const { isFrozen = (name) => name.endsWith(".hook_z") } = options;
  const frozen = new Map<string, Tensor>();
  withHooks((hook) => model(clean, (name, x) => { if (isFrozen(name)) frozen.set(name, x); return hook(name, x); }), {});
  return { output: clean, direct: clean };
}
