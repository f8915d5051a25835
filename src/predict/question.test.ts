import { describe, expect, it, test } from "vitest";
import type { Recorded } from "#experiments/contract.ts";
import { readQuestion } from "./question.ts";

const measured = [
  { id: "error", label: "Error", value: 0.01, seeds: 3, tolerance: 0 },
  { id: "bits", label: "Bits", value: 12, unit: "bits", seeds: 3, tolerance: 0 },
  { id: "saved", label: "Saved", value: -1, seeds: 3, tolerance: 0 },
];
const recordings = [{ experiment: "a", preset: "default", measured } as never as Recorded];
const good = { id: "predict-a", of: "a/default", question: "How much?" };
const read = (attributes: Record<string, string>) =>
  readQuestion({ ...good, ...attributes }, recordings);

describe("what an essay asks", () => {
  it("is a number of a recorded run, or whether two of them compare so", () => {
    expect(read({ value: "bits", scale: "linear" }).answer).toEqual({
      kind: "number",
      scale: "linear",
      truth: 12,
      unit: "bits",
    });
    expect(read({ holds: "bits < error" }).answer).toEqual({ kind: "probability", outcome: false });
  });

  test.each<[Record<string, string>, string]>([
    [{ id: "Error", value: "bits" }, 'accepted as id: "predict-"'],
    [{ question: " ", value: "bits" }, "needs question="],
    [{}, 'needs either value="…" or holds='],
    [{ value: "bits", holds: "bits < error" }, 'needs either value="…" or holds='],
    [{ value: "bits", scale: "cubic" }, 'accepted as scale: "linear", "log"'],
    [{ value: "saved", scale: "log" }, "has no logarithm"],
    [{ value: "bitz", scale: "log" }, "there is: error, bits, saved"],
    [{ value: "bits", scale: "log", of: "a/other" }, "there is: a/default"],
    [{ holds: "bits == error" }, "received the comparison"],
  ])("is refused as %o, saying what is accepted", (attributes, why) => {
    expect(() => read(attributes)).toThrow(why);
  });
});
