import { describe, expect, it } from "vitest";
import type { KnownBlock } from "./assign-ids.ts";
import { compareBlocks } from "./changes.ts";
import { describeChanges } from "./describe-changes.ts";

const block = (id: string, text = id): KnownBlock => ({ id, kind: "paragraph", text });

describe("what changed between two versions", () => {
  const older = [block("first"), block("a"), block("b", "It falls."), block("c"), block("d")];
  const newer = [block("a"), block("new"), block("d"), block("b", "It rises.")];
  const changes = compareBlocks(older, newer);

  it("is each text that differs, word by word", () => {
    expect(changes.changed).toEqual([
      {
        id: "b",
        diff: [
          [" ", "It"],
          ["-", "falls."],
          ["+", "rises."],
        ],
      },
    ]);
  });

  it("is each passage that is new", () => {
    expect(changes.added).toEqual(["new"]);
  });

  it("is each passage that is gone, after what still stands before it", () => {
    expect(changes.removed).toEqual([
      { id: "first", text: "first", after: undefined },
      { id: "c", text: "c", after: "b" },
    ]);
  });

  it("is counted in words", () => {
    expect(describeChanges(changes)).toBe("1 passage changed, 1 new, 2 removed");
    expect(describeChanges(compareBlocks(older, older))).toBe("nothing changed");
  });
});
