import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type WordRun, wordDiff } from "./word-diff.ts";

const without = (sign: WordRun[0], runs: readonly WordRun[]) =>
  runs
    .filter(([s]) => s !== sign)
    .map(([, words]) => words)
    .join(" ");

describe("a word diff", () => {
  it("holds both texts whole", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(fc.constantFrom("a", "b", "c", "")).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const runs = wordDiff(older, newer);
        expect(without("+", runs)).toBe(older);
        expect(without("-", runs)).toBe(newer);
      }),
    );
  });

  it("of a text with itself is one kept run", () => {
    expect(wordDiff("the same words", "the same words")).toEqual([[" ", "the same words"]]);
  });

  it("replaces only the words that changed", () => {
    expect(wordDiff("the error falls slowly", "the error rises slowly")).toEqual([
      [" ", "the error"],
      ["-", "falls"],
      ["+", "rises"],
      [" ", "slowly"],
    ]);
  });
});
