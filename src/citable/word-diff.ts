import { diffArrays } from "diff";

/** A run of words: kept (" "), only in the older text ("-") or only in the newer one ("+"). */
export type WordRun = readonly [sign: " " | "-" | "+", words: string];

/** Compare two texts word by word; the runs of one text, joined by spaces, are that text. */
export function wordDiff(older: string, newer: string): WordRun[] {
  return diffArrays(older.split(" "), newer.split(" ")).map(({ value, added, removed }) => [
    added ? "+" : removed ? "-" : " ",
    value.join(" "),
  ]);
}
