import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dotsPath, linePath } from "./path.ts";
import type { Point } from "./simplify.ts";

/** Read a path of `m` and `h0` as the SVG standard says: all places that a line is drawn to or starts at. */
function placesOf(path: string): Point[] {
  const numbers = path.replaceAll("h0", "").match(/-?\d+/g)?.map(Number) ?? [];
  let [x, y] = [0, 0];
  return numbers.flatMap((number, i): Point[] => {
    if (i % 2 === 0) x += number;
    else y += number;
    return i % 2 === 0 ? [] : [[x, y]];
  });
}

const coordinate = fc.double({ min: -1e5, max: 1e5, noNaN: true });
const points = fc.array(fc.tuple(coordinate, coordinate), { maxLength: 30 });
const rounded = (point: Point): Point => [Math.round(point[0]) + 0, Math.round(point[1]) + 0];

describe("a path in whole units", () => {
  it("is as short as the standard allows", () => {
    const corners: Point[] = [
      [0, 10],
      [5, 4.4],
      [5.2, 4.1],
      [15, -6],
    ];
    expect(linePath(corners)).toBe("m0 10 5-6 10-10");
    expect(dotsPath(corners)).toBe("m0 10h0m5-6h0m0 0h0m10-10h0");
  });

  it("is empty without points", () => {
    expect(linePath([])).toBe("");
    expect(dotsPath([])).toBe("");
  });

  it("goes through every point, however many steps there were", () => {
    fc.assert(
      fc.property(points, (given) => {
        const visited = placesOf(linePath(given));
        const distinct = given
          .map(rounded)
          .filter(([x, y], i, all) => i === 0 || x !== all[i - 1]?.[0] || y !== all[i - 1]?.[1]);
        expect(visited).toEqual(distinct);
      }),
    );
  });

  it("has a dot at every point", () => {
    fc.assert(
      fc.property(points, (given) => {
        expect(placesOf(dotsPath(given))).toEqual(given.map(rounded));
      }),
    );
  });
});
