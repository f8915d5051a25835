import type { Point } from "./simplify.ts";

/** Units of a stretched drawing: across the whole plot, and down a pixel. Either is about a tenth of a pixel. */
export const across = 6000;
export const down = 10;

/** Turn a place in percent across and pixels down into those units. */
export const toUnits = (left: number, top: number): Point => [(left * across) / 100, top * down];

/** Write the steps from point to point in whole units, half the length of their places. */
function steps(points: readonly Point[]): Point[] {
  const places = points.map(([x, y]): Point => [Math.round(x), Math.round(y)]);
  return places.map(([x, y], i) => {
    const [fromX, fromY] = places[i - 1] ?? [0, 0];
    return [x - fromX, y - fromY];
  });
}

const pair = ([x, y]: Point) => `${x}${y < 0 ? "" : " "}${y}`;

/** Draw a line through points; numbers after the first pair of `m` are steps of a line. */
export function linePath(points: readonly Point[]): string {
  const [start, ...rest] = steps(points);
  if (!start) return "";
  const moves = rest.filter(([x, y]) => x !== 0 || y !== 0).map(pair);
  return `m${[pair(start), ...moves].join(" ").replaceAll(" -", "-")}`;
}

/** Draw lines without length: the caps of their strokes are dots, whatever the drawing is stretched by. */
export function dotsPath(points: readonly Point[]): string {
  return steps(points)
    .map((step) => `m${pair(step)}h0`)
    .join("");
}
