import { describe, expect, it } from "vitest";
import type { KnownBlock } from "./assign-ids.ts";
import { type Release, versionProblem } from "./release.ts";

const blocks: KnownBlock[] = [{ id: "a", kind: "paragraph", text: "A." }];
const edited: KnownBlock[] = [{ id: "a", kind: "paragraph", text: "B." }];
const release = (version: number): Release => ({
  version,
  date: "2026-11-22",
  commit: "0".repeat(40),
  blocks,
});

describe("the version in the front matter", () => {
  it("may be the newest release, word for word", () => {
    expect(versionProblem(2, blocks, [release(1), release(2)])).toBeUndefined();
  });

  it("may be one above the newest release, a draft", () => {
    expect(versionProblem(3, edited, [release(1), release(2)])).toBeUndefined();
    expect(versionProblem(1, edited, [])).toBeUndefined();
  });

  it("may not be a release whose text it no longer has", () => {
    expect(versionProblem(2, edited, [release(1), release(2)])).toContain('set "version: 3"');
  });

  it("may not be anything else", () => {
    const accepted = "accepted: 2 (released) or 3 (a draft)";
    expect(versionProblem(1, blocks, [release(1), release(2)])).toContain(accepted);
    expect(versionProblem(4, blocks, [release(1), release(2)])).toContain(accepted);
    expect(versionProblem(2, blocks, [])).toContain("accepted: 1 (a draft)");
  });
});
