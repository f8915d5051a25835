/** @file Training texts: sentences one after another, cut to one length. */
import type { Random } from "#random";
import { drawSentence } from "./sentence.ts";
import { ioiTokenizer } from "./vocabulary.ts";

const tokenOf = new Map(ioiTokenizer.words.map((word, token) => [word, token]));

/** Number the words of the grammar; they begin with the mark of a text's beginning. */
export const tokensOf = (words: readonly string[]): number[] => [
  0,
  ...words.map((word) => tokenOf.get(word)!),
];

/** Draw texts (text, position): the beginning, then as many sentences as fit, the last one cut off. */
export function drawTexts(
  random: Random,
  texts: number,
  positions: number,
): BigInt64Array<ArrayBuffer> {
  const tokens = new BigInt64Array(texts * positions);
  for (let text = 0; text < texts; text++) {
    const words: string[] = [];
    while (words.length < positions - 1) words.push(...drawSentence(random).words);
    const row = tokensOf(words).slice(0, positions);
    tokens.set(row.map(BigInt), text * positions);
  }
  return tokens;
}
