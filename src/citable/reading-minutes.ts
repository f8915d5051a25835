import type { KnownBlock } from "./assign-ids.ts";

/** Careful reading of an argument is slower than a novel's 240 words a minute. */
const wordsPerMinute = 200;

/** Estimate how long a reader needs for blocks of text; a formula counts as the words around it do, by its parts. */
export function readingMinutes(blocks: readonly Pick<KnownBlock, "text">[]): number {
  const words = blocks.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  return Math.max(1, Math.round(words / wordsPerMinute));
}
