import { describe, expect, it } from "vitest";
import { scaleOf, ticksOf } from "./axis.ts";

const texts = (...args: Parameters<typeof ticksOf>) => ticksOf(...args).map(({ text }) => text);

describe("axis", () => {
  it("puts round numbers on a linear axis", () => {
    expect(texts({ label: "x", domain: [-2, 2], ticks: 5 })).toEqual(["−2", "−1", "0", "1", "2"]);
  });

  it("puts whole powers of ten on a log axis, plain where they are short", () => {
    expect(texts({ label: "steps", domain: [1, 3000], scale: "log" })).toEqual([
      "1",
      "10",
      "100",
      "1,000",
    ]);
  });

  it("runs a log axis backwards where its domain does, and leaves it bare where no ticks are asked for", () => {
    expect(texts({ label: "ε", domain: [0.1, 1e-4], scale: "log" })).toHaveLength(4);
    expect(texts({ label: "", domain: [10, 1e6], scale: "log", ticks: 0 })).toEqual([]);
  });

  it("writes exponents once the powers are long, and thins them to the count", () => {
    const axis = { label: "error", domain: [1e-6, 1e8], scale: "log", ticks: 5 } as const;
    expect(texts(axis)).toEqual(["10⁻⁶", "10⁻³", "10⁰", "10³", "10⁶"]);
  });

  it("keeps powers that rounding puts at the edge of the domain", () => {
    expect(texts({ label: "e", domain: [1e-3, 1e-1], scale: "log" })).toEqual([
      "10⁻³",
      "10⁻²",
      "10⁻¹",
    ]);
  });

  it("maps the domain onto the range it is given", () => {
    const scale = scaleOf({ label: "e", domain: [0.01, 100], scale: "log" }, [200, 0]);
    expect(scale(1)).toBeCloseTo(100);
  });
});
