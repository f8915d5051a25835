import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandPath, dotsPath, linePath } from "./path.ts";
import type { Point } from "./simplify.ts";

/** Read a path of `M`, `m`, `l` and `h0` as the SVG standard says: the corners of each of its lines. */
function linesOf(path: string): Point[][] {
  let [x, y] = [0, 0];
  const lines: Point[][] = [];
  for (const [, command = "", text = ""] of path.matchAll(/([Mml])([^Mml]*)/g)) {
    if (command === "M") [x, y] = [0, 0];
    if (command !== "l") lines.push([]);
    const numbers = text.replace("h0", "").match(/-?\d+/g)?.map(Number) ?? [];
    for (let i = 0; i < numbers.length; i += 2) {
      x += numbers[i] ?? Number.NaN;
      y += numbers[i + 1] ?? Number.NaN;
      lines.at(-1)?.push([x, y]);
    }
  }
  return lines;
}

/** Distance of a point from a line that is drawn. */
function away([x, y]: Point, line: readonly Point[]): number {
  const distances = line.map(([ax, ay], i) => {
    const [bx, by] = line[i + 1] ?? [ax, ay];
    const squared = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = squared && ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared;
    const t = Math.min(Math.max(along, 0), 1);
    return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
  });
  return Math.min(...distances);
}

const coordinate = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const nowhere: Point = [0, Number.NaN];
const rounded = (point: Point): Point => [Math.round(point[0]) + 0, Math.round(point[1]) + 0];

describe("a line", () => {
  it("is written as steps", () => {
    const corners: Point[] = [
      [0, 10],
      [50, 4.4],
      [50.2, 4.1],
      [150, -60],
    ];
    expect(linePath(corners)).toBe("M0 10l50-6 100-64");
  });

  it("is nothing without points, and leaves out those that are nowhere", () => {
    expect(linePath([])).toBe("");
    expect(linePath([nowhere, [1, 2], nowhere, [9, 2]])).toBe("M1 2l8 0");
  });

  it("passes every point of a curve within half a pixel and the rounding", () => {
    const heights = fc.array(coordinate, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(heights, (ys) => {
        const points = ys.map((y, i): Point => [i * 7, y]);
        const [line = []] = linesOf(linePath(points));
        for (const point of points) expect(away(point, line)).toBeLessThan(2.4);
      }),
    );
  });
});

describe("a band", () => {
  const line = (...ys: number[]) => ys.map((y, i): Point => [i * 10, y]);

  it("goes along the upper line and back along the lower", () => {
    expect(linesOf(bandPath(line(0, 90, 0), line(100, 150, 100)))).toEqual([
      [...line(0, 90, 0), ...line(100, 150, 100).reverse()],
    ]);
  });

  it("has a gap where either line is nowhere", () => {
    const gap = bandPath(line(0, 0, Number.NaN, 0, 0), line(50, 50, 50, 50, Number.NaN));
    expect(linesOf(gap).filter(({ length }) => length > 0)).toEqual([
      [[0, 0], [10, 0], [10, 50], [0, 50]], // biome-ignore format: a rectangle
      [
        [30, 0],
        [30, 50],
      ],
    ]);
  });
});

describe("dots", () => {
  it("are lines without length, one at every point", () => {
    expect(dotsPath([[3, 4], [1, 9]])).toBe("m3 4h0m-2 5h0"); // biome-ignore format: two points
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { maxLength: 30 }), (points) => {
        expect(linesOf(dotsPath(points)).flat()).toEqual(points.map(rounded));
      }),
    );
  });
});
