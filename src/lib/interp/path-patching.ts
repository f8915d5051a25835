/** @file Path patching (Wang et al., 2022, arXiv:2211.00593, section 3 and appendix B). */
import type { Tensor } from "#graph";
import type { Masks } from "./activation-patching.ts";
import { patched } from "./change.ts";
import { type Change, type Model, withHooks } from "./with-hooks.ts";

export interface PathPatching {
  readonly clean: Model;
  readonly corrupted: Model;
  /** Which heads send, by the `hook_z` of their layer. */
  readonly senders: Masks;
  /** Which queries, keys or values receive, by their `hook_q`, `hook_k` or `hook_v`. */
  readonly receivers: Masks;
  /** What keeps its clean value: by default every head, so that paths lead through perceptrons but not through heads. */
  readonly isFrozen?: (name: string) => boolean;
}

/**
 * Patch the direct paths from senders to receivers. First a clean run with the senders corrupted and what is frozen kept
 * clean, where the receivers are read; its output is `direct`, the patch of the paths to the logits. Then a clean run with
 * the receivers as read: `output`.
 */
export function pathPatching({
  clean,
  corrupted,
  senders,
  receivers,
  isFrozen = (name) => name.endsWith(".hook_z"),
}: PathPatching): { readonly output: Tensor; readonly direct: Tensor } {
  const kept = withHooks(clean, { read: isFrozen }).activations;
  const sent = withHooks(corrupted, { read: Object.keys(senders) }).activations;
  const changeOf =
    (name: string): Change =>
    (x) => {
      const start = kept[name] ?? x;
      const mask = senders[name];
      return mask === undefined ? start : patched(mask, sent[name]!)(start);
    };
  const names = [...Object.keys(kept), ...Object.keys(senders)];
  const direct = withHooks(clean, {
    change: Object.fromEntries(names.map((name) => [name, changeOf(name)])),
    read: Object.keys(receivers),
  });
  const change = Object.entries(receivers).map(
    ([name, mask]) => [name, patched(mask, direct.activations[name]!)] as const,
  );
  const { output } = withHooks(clean, { change: Object.fromEntries(change) });
  return { output, direct: direct.output };
}
