import type { KnownBlock } from "./assign-ids.ts";

/** An argument with formulas is read more slowly than a novel. */
const wordsPerMinute = 200;

/** Estimate how many minutes a reader needs for blocks of text. */
export function readingMinutes(blocks: readonly Pick<KnownBlock, "text">[]): number {
  const words = blocks.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  return Math.max(1, Math.round(words / wordsPerMinute));
}
