import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeCited, describeUnknown } from "./describe-request.ts";
import { requestedVersion } from "./requested-version.ts";

describe("the version that an address asks for", () => {
  it("is nothing where the address asks for none", () => {
    expect(requestedVersion("", [1])).toBeUndefined();
    expect(requestedVersion("?seed=3", [1])).toBeUndefined();
  });

  it("is a released version, written plainly", () => {
    expect(requestedVersion("?v=2&seed=1", [1, 2])).toEqual({ version: 2 });
    for (const text of ["3", "02", "2.0", "+2", " 2", "2e0", "0x2", "", "NaN", "-1"]) {
      expect(requestedVersion(`?v=${encodeURIComponent(text)}`, [1, 2])).toEqual({ unknown: text });
    }
  });

  it("never throws and is never a version that was not released", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.array(fc.nat(9)), (text, released) => {
        for (const search of [text, `?v=${text}`, `?v=%${text}`]) {
          const request = requestedVersion(search, released);
          if (request && "version" in request) expect(released).toContain(request.version);
          if (request && "unknown" in request) describeUnknown(request.unknown, released, 1);
        }
      }),
    );
  });
});

describe("the line that a reader sees", () => {
  const cited = {
    version: 1,
    date: "2026-11-22",
    changed: [{ id: "pa", diff: [] }],
    added: [],
    removed: [{ id: "pb", text: "Gone.", after: undefined }],
  };

  it("names the version, its day and what changed since", () => {
    expect(describeCited(cited, "")).toBe(
      "You follow a citation of version 1 of 22 November 2026. Since then: 1 passage changed, 1 removed.",
    );
  });

  it("says whether the cited passage is among what changed", () => {
    expect(describeCited(cited, "pa")).toMatch(/The passage cited is one that changed\.$/);
    expect(describeCited(cited, "pb")).toMatch(/The passage cited is one that was removed\.$/);
  });

  it("says when nothing changed", () => {
    expect(describeCited({ ...cited, changed: [], removed: [] }, "")).toMatch(
      /Nothing has changed since\.$/,
    );
  });

  it("names what there is when asked for a version that is not", () => {
    expect(describeUnknown("7", [1, 2], 3)).toBe(
      "There is no version “7” of this essay (released: 1 and 2). You read version 3.",
    );
    expect(describeUnknown("x".repeat(99), [], 1)).toBe(
      `There is no version “${"x".repeat(20)}…” of this essay (none is released yet). You read version 1.`,
    );
    expect(describeUnknown("3", [1, 2], 3)).toBe(
      "You read version 3, a draft that may still change.",
    );
  });
});
