import { describe, expect, it } from "vitest";
import { compareMeasured, verdictOf } from "./compare.ts";
import type { Measured } from "./contract.ts";

const measured = (id: string, value: number, tolerance = 0.01): Measured => ({
  id,
  label: id,
  value,
  seeds: 1,
  tolerance,
});

describe("compareMeasured", () => {
  it("agrees up to the tolerance of the reference and not beyond", () => {
    const reference = [measured("a", 100), measured("b", 100)];
    const [a, b] = compareMeasured(reference, [measured("a", 101), measured("b", 101.1)]);
    expect(a).toMatchObject({ value: 101, difference: 0.01, agrees: true });
    expect(b).toMatchObject({ agrees: false });
  });

  it("measures a difference relative to a negative reference too", () => {
    expect(compareMeasured([measured("a", -4)], [measured("a", -5)])[0]?.difference).toBe(0.25);
  });

  it("counts two zeros as equal and zero against anything as all of it", () => {
    expect(compareMeasured([measured("a", 0)], [measured("a", 0)])[0]?.difference).toBe(0);
    expect(compareMeasured([measured("a", 0)], [measured("a", 3)])[0]?.difference).toBe(1);
  });

  it("does not agree where the value is missing or not a number", () => {
    const reference = [measured("a", 1), measured("b", 1)];
    const rows = compareMeasured(reference, [measured("b", Number.NaN)]);
    expect(rows.map(({ agrees }) => agrees)).toEqual([false, false]);
  });
});

describe("verdictOf", () => {
  const reference = [measured("a", 1), measured("b", 2)];

  it("says matches when every value agrees", () => {
    const verdict = verdictOf(compareMeasured(reference, reference), "the recorded run");
    expect(verdict).toMatch(/^Matches the recorded run: 2 of 2/);
  });

  it("says drifts and how many values are apart", () => {
    const rows = compareMeasured(reference, [measured("a", 1), measured("b", 3)]);
    expect(verdictOf(rows, "the recorded run")).toMatch(/^Drifts from the recorded run: 1 of 2/);
  });
});
