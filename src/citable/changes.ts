/** @file What changed between two states of an essay, block by block. */
import type { KnownBlock } from "./assign-ids.ts";
import { type WordRun, wordDiff } from "./word-diff.ts";

export interface Changes {
  readonly changed: readonly { readonly id: string; readonly diff: readonly WordRun[] }[];
  readonly added: readonly string[];
  /** `after` is the nearest block before it that is still there; none at the beginning. */
  readonly removed: readonly {
    readonly id: string;
    readonly text: string;
    readonly after: string | undefined;
  }[];
}

/** Compare an older state of an essay with a newer one. */
export function compareBlocks(older: readonly KnownBlock[], newer: readonly KnownBlock[]): Changes {
  const before = new Map(older.map((block) => [block.id, block]));
  const now = new Map(newer.map((block) => [block.id, block]));
  const changed = newer.flatMap(({ id, text }) => {
    const was = before.get(id)?.text ?? text;
    return was === text ? [] : [{ id, diff: wordDiff(was, text) }];
  });
  let after: string | undefined;
  const removed = [];
  for (const { id, text } of older) {
    if (now.has(id)) after = id;
    else removed.push({ id, text, after });
  }
  return { changed, added: newer.map(({ id }) => id).filter((id) => !before.has(id)), removed };
}

/** What a page is told that follows a citation of an older version. */
export interface CitedVersion extends Changes {
  readonly version: number;
  readonly date: string;
}
