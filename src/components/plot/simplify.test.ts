import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Point, simplify } from "./simplify.ts";

describe("simplify", () => {
  it("draws a straight line through its ends", () => {
    const points: Point[] = [0, 1, 2, 3, 4].map((x) => [x, 2 * x]);
    expect(simplify(points, 0.1)).toEqual([
      [0, 0],
      [4, 8],
    ]);
  });

  it("keeps every peak that can be seen", () => {
    const zigzag: Point[] = Array.from({ length: 9 }, (_, i) => [i, i % 2]);
    expect(simplify(zigzag, 0.1)).toEqual(zigzag);
  });

  it("draws a smooth curve with far fewer points", () => {
    const wave: Point[] = Array.from({ length: 301 }, (_, i) => [i, 100 * Math.sin(i / 50)]);
    expect(simplify(wave, 0.25).length).toBeLessThan(301 / 6);
  });

  it("keeps nothing of nothing and all of a point", () => {
    expect(simplify([], 1)).toEqual([]);
    expect(simplify([[1, 2]], 1)).toEqual([[1, 2]]);
  });

  it("keeps the ends and a part of the points in order, whatever the line", () => {
    const y = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(fc.array(y, { minLength: 2, maxLength: 50 }), (values) => {
        const points = values.map((value, i): Point => [i, value]);
        const kept = simplify(points, 5);
        expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)]);
        expect(kept).toEqual(points.filter((point) => kept.includes(point)));
      }),
    );
  });
});
