import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textDirective } from "./text-fragment.ts";

const write = (runs: string[], before = "", isAmbiguous = false) =>
  textDirective({ runs, before }, () => isAmbiguous);

describe("the directive of a text fragment", () => {
  it("names a short quotation whole, with the signs that would part its terms encoded", () => {
    expect(write(["a well-known fact, R&D"])).toBe(":~:text=a%20well%2Dknown%20fact%2C%20R%26D");
  });

  it("names the ends of a long one", () => {
    expect(write(["one two three four five six seven eight nine ten eleven"])).toBe(
      ":~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven",
    );
  });

  it("steps over formulas and notes", () => {
    expect(write(["the power ", " ", " of degree"])).toBe(":~:text=the%20power,of%20degree");
  });

  it("names the words before where the text starts alike elsewhere", () => {
    expect(write(["the network"], "one two three four five six ", true)).toBe(
      ":~:text=two%20three%20four%20five%20six-,the%20network",
    );
    expect(write(["the network"], "", true)).toBe(":~:text=the%20network");
  });

  it("is none where no words were selected", () => {
    expect(write([" ", "\n"])).toBeUndefined();
    expect(write([])).toBeUndefined();
  });

  it("has at most a prefix, a start and an end, whatever the words", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme" })),
        fc.string(),
        fc.boolean(),
        (runs, before, isAmbiguous) => {
          const directive = write(runs, before, isAmbiguous) ?? ":~:text=a";
          expect(directive).toMatch(/^:~:text=([^,\-&\s]+-,)?[^,\-&\s]+(,[^,\-&\s]+)?$/);
        },
      ),
    );
  });
});
