import { describe, expect, it } from "vitest";
import type { About } from "./contract.ts";
import { makeReceipt, parseReceipt } from "./receipt.ts";

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
    ["a missing seed", { ...receipt, seed: undefined }, "seed: received"],
  ])("is refused when it is %s, and says why", (_, value, message) => {
    expect(read(value)).toThrow(message);
  });
});
