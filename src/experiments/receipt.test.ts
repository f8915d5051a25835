import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNumber } from "#notation";
import { compareMeasured, verdictOf } from "./compare.ts";
import type { About } from "./contract.ts";
import { makeReceipt, parseReceipt, type Receipt } from "./receipt.ts";

const about: About = {
  title: "t",
  question: "q",
  points: [],
  params: {
    n: { kind: "number", label: "n", help: "", min: 1, max: 9, step: 1, default: 3 },
    basis: { kind: "choice", label: "b", help: "", options: { a: "A", b: "B" }, default: "a" },
    on: { kind: "toggle", label: "o", help: "", default: false },
  },
  presets: { default: { label: "d", shows: "", params: {}, seed: 1 } },
  cost: { downloadBytes: 0, seconds: 1 },
  limits: [],
};

const receipt = makeReceipt({
  experiment: "demo",
  params: { n: 4, basis: "b", on: true },
  seed: 7,
  measured: [{ id: "loss", label: "Loss", value: 0.5, seeds: 1, tolerance: 0.01 }],
  engine: { backend: "wasm", threads: 1, version: "1.30.0", reason: "It runs everywhere." },
  userAgent: "test",
  codeHash: "abc",
  elapsedMs: 12,
  finishedAt: "2026-11-22T00:00:00.000Z",
});

/** Text that holds something of a receipt: fields of any kind, and files that are cut off. */
const anyFile = fc.oneof(
  fc.string(),
  fc.json(),
  fc
    .record(
      { ...Object.fromEntries(Object.keys(receipt).map((key) => [key, fc.jsonValue()])) },
      { requiredKeys: [] },
    )
    .map((fields) => JSON.stringify({ ...receipt, ...fields })),
  fc
    .record(
      {
        id: fc.string(),
        label: fc.string(),
        value: fc.double(),
        tolerance: fc.double(),
        low: fc.jsonValue(),
        seeds: fc.jsonValue(),
      },
      { requiredKeys: ["id", "label"] },
    )
    .map((item) => JSON.stringify({ ...receipt, measured: [item, ...receipt.measured] })),
  fc.nat(400).map((length) => JSON.stringify(receipt).slice(0, length)),
);

const read = (value: unknown) => () => parseReceipt(JSON.stringify(value), "demo", about);

describe("a run receipt", () => {
  it("is read back as it was written", () => {
    expect(read(receipt)()).toEqual(receipt);
  });

  it("is refused when it is not JSON, in words", () => {
    expect(() => parseReceipt("PK\u0003\u0004", "demo", about)).toThrow("not JSON");
  });

  it.each([
    ["another kind of file", { ...receipt, kind: "package" }, "kind and version"],
    ["another experiment", { ...receipt, experiment: "other" }, 'accepted: "demo"'],
    ["a list", [1, 2], "accepted: a JSON object"],
    ["missing measured values", { ...receipt, measured: undefined }, "measured: received nothing"],
    [
      "a measured value that is no number",
      { ...receipt, measured: [{ id: "loss", value: "x" }] },
      "measured 0",
    ],
    [
      "a parameter out of range",
      { ...receipt, params: { ...receipt.params, n: 99 } },
      'n: received "99"',
    ],
    [
      "two measured values with one id",
      { ...receipt, measured: [...receipt.measured, ...receipt.measured] },
      "each id once",
    ],
    [
      "a measured value with a range of words",
      { ...receipt, measured: [{ ...receipt.measured[0], low: "x" }] },
      "measured 0",
    ],
    ["no date", { ...receipt, finishedAt: { toString: 1 } }, "a date and time"],
    [
      "an object for a setting",
      { ...receipt, params: { n: { valueOf: 1 } } },
      "1 to 9 in steps of 1",
    ],
    ["a missing seed", { ...receipt, seed: undefined }, "seed: received"],
  ])("is refused when it is %s, and says why", (_, value, message) => {
    expect(read(value)).toThrow(message);
  });

  it("is read so that it can be shown, or refused in words, whatever the file holds", () => {
    fc.assert(
      fc.property(anyFile, (text) => {
        let parsed: Receipt;
        try {
          parsed = parseReceipt(text, "demo", about);
        } catch (error) {
          expect(`${error}`).toMatch(/accepted|“Download receipt” writes/);
          return;
        }
        const comparisons = compareMeasured(receipt.measured, parsed.measured);
        expect(verdictOf(comparisons, "ours")).toMatch(/^(Matches|Drifts from) ours/);
        for (const { value, low, high } of parsed.measured)
          expect(
            [value, low ?? 0, high ?? 0].map((number) => formatNumber(number)).join(),
          ).not.toBe("");
        expect(new Set(parsed.measured.map(({ id }) => id)).size).toBe(parsed.measured.length);
      }),
      { numRuns: 500 },
    );
  });
});
