import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spreadLabels } from "./spread-labels.ts";

describe("spreadLabels", () => {
  it("leaves labels alone that have room", () => {
    expect(spreadLabels([100, 20, 60], 14, [0, 200])).toEqual([100, 20, 60]);
  });

  it("moves two labels apart by the same amount", () => {
    expect(spreadLabels([50, 54], 14, [0, 200])).toEqual([45, 59]);
  });

  it("keeps the labels inside the chart", () => {
    expect(spreadLabels([0, 1, 2], 10, [5, 100])).toEqual([5, 15, 25]);
    expect(spreadLabels([99, 98], 10, [5, 100])).toEqual([100, 90]);
  });

  it("keeps the order and the gap, whatever the wishes", () => {
    const wish = fc.integer({ min: -500, max: 700 });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 9 }), (wishes) => {
        const places = spreadLabels(wishes, 14, [0, 200]);
        const sorted = [...places].sort((a, b) => a - b);
        for (let i = 1; i < sorted.length; i++)
          expect((sorted[i] ?? 0) - (sorted[i - 1] ?? 0)).toBeGreaterThan(14 - 1e-6);
        for (const [i, wish] of wishes.entries())
          for (const [j, other] of wishes.entries())
            if (wish < other) expect(places[i]).toBeLessThan(places[j] ?? 0);
      }),
    );
  });
});
