import { describe, expect, it } from "vitest";
import { assignIds } from "./assign-ids.ts";
import { parseEssay, readBlocks } from "./block.ts";
import { checkEssay, checkIds } from "./check-items.ts";
import type { Essay } from "./essay.ts";
import { followMoved } from "./registry.ts";

const check = (
  current: readonly string[],
  published: readonly string[] = current,
  moved: Record<string, string> = {},
) =>
  checkIds(
    current.map((id) => ({ id })),
    { published: new Set(published), moved: new Map(Object.entries(moved)) },
  );

describe("the ids of the site", () => {
  it("are in order when each is published and stands once", () => {
    expect(check(["a", "b-c"])).toEqual([]);
  });

  it.each<[string, string[], string]>([
    ["may not stand twice", check(["a", "a"]), 'the id "a" stands twice'],
    ["may not hold capitals", check(["A"]), 'received the id "A"; accepted: a–z, 0–9 and "-"'],
    ["may not vanish", check([], ["a"]), 'the published id "a" vanished'],
    ["must be listed", check(["a"], []), 'the id "a" is not published yet; run npm run assign-ids'],
    [
      "may not come back for another use",
      check(["a", "b"], ["a", "b"], { a: "b" }),
      "in use again",
    ],
    [
      "may not be sent to nothing",
      check(["a"], ["a", "b"], { b: "c" }),
      'moved-ids.yaml sends "b" to "c", which leads nowhere',
    ],
  ])("%s", (_, problems, message) => {
    expect(problems).toEqual([expect.stringContaining(message)]);
  });

  it("may vanish when another stands for them, over any number of steps", () => {
    expect(check(["c"], ["a", "b", "c"], { a: "b", b: "c" })).toEqual([]);
  });
});

describe("a moved id", () => {
  it("leads to the last of its successors", () => {
    const moved = new Map([
      ["a", "b"],
      ["b", "c"],
    ]);
    expect(followMoved("a", moved)).toBe("c");
    expect(followMoved("c", moved)).toBe("c");
  });

  it("may not lead in a circle", () => {
    expect(() =>
      followMoved(
        "a",
        new Map([
          ["a", "b"],
          ["b", "a"],
        ]),
      ),
    ).toThrow('"a" leads in a circle');
  });
});

describe("an essay", () => {
  const source = "## The question\n\nIs it so?\n";
  const named = assignIds([], readBlocks(parseEssay(source)), () => false).blocks;
  const essay = (text: string, known = named): Essay => {
    const tree = parseEssay(text);
    const assignment = assignIds(known, readBlocks(tree), () => false);
    const frontMatter = { title: "", description: "", published: "2026-11-22", version: 1 };
    return { slug: "sample", frontMatter, tree, known, assignment, releases: [] };
  };

  it("is in order when its ids are assigned", () => {
    expect(checkEssay(essay(source), named)).toBeUndefined();
  });

  it.each<[string, string, string]>([
    ["that gained a paragraph", `${source}\nNew.\n`, '1 block has no id (first: "New.")'],
    ["whose text changed", "## The question\n\nIs it so, then?\n", "ids.yaml is behind the text"],
    ["that lost a paragraph", "## The question\n", "ids.yaml is behind the text"],
    ["whose order changed", "Is it so?\n\n## The question\n", "ids.yaml is behind the text"],
  ])("%s is told to run the command", (_, text, problem) => {
    const found = checkEssay(essay(text), named);
    expect(found).toContain(`src/content/essays/sample: ${problem}`);
    expect(found).toContain("run npm run assign-ids sample");
  });
});
