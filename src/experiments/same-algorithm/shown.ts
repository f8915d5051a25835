/** @file Which run a panel shows: the reader's as soon as one architecture is done, else the recorded one. */
import type { Data } from "./types.ts";

export type Shown = Data & { readonly isLive: boolean };

/** Take all architectures from one run. */
export function shownOf(recorded: Data, live: Partial<Data> | undefined): Shown {
  const { p, seeds, forms, references } = live ?? {};
  return p && seeds && references && forms && forms.length > 0
    ? { p, seeds, forms, references, isLive: true }
    : { ...recorded, isLive: false };
}
