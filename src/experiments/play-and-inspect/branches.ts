/** @file Where the blocks of the search tree go: each under its parent, as wide as it was visited. */
import type { Branch } from "./types.ts";

export interface Block extends Branch {
  /** Place and width as shares of the whole. */
  readonly left: number;
  readonly width: number;
  /** Moves from the root, 1 for the first. */
  readonly depth: number;
}

/** Lay out branches, which come parents before children. `total` is the number of visits of all moves at the root. */
export function layOut(branches: readonly Branch[], total: number): Block[] {
  const free = new Map([["", 0]]);
  return branches.map((branch) => {
    const parent = branch.path.slice(0, -1);
    const left = free.get(parent) ?? 0;
    const width = branch.visits / total;
    free.set(parent, left + width);
    free.set(branch.path, left);
    return { ...branch, left, width, depth: branch.path.length };
  });
}
