/** @file Paths in whole units, written as steps: half the length of places, and exact to what can be seen. */
import { type Point, simplify } from "./simplify.ts";

/** Units of a stretched drawing: across the whole plot, and down a pixel. Either is about a quarter of a pixel. */
export const across = 2400;
export const down = 4;

/** What no eye sees, in these units. */
const tolerance = 0.4 * down;

/** Turn a place in percent across and pixels down into those units. */
export const toUnits = (left: number, top: number): Point => [(left * across) / 100, top * down];

/** Draw a line through all points that are somewhere. */
export function linePath(points: readonly Point[]): string {
  return through(simplify(points.filter(isSomewhere), tolerance));
}

/** Draw the band between two lines of as many points, with gaps where one of them is nowhere. */
export function bandPath(top: readonly Point[], bottom: readonly Point[]): string {
  const bands: [Point[], Point[]][] = [[[], []]];
  top.forEach((above, i) => {
    const below = bottom[i];
    if (below && isSomewhere(above) && isSomewhere(below)) {
      bands.at(-1)?.[0].push(above);
      bands.at(-1)?.[1].push(below);
    } else bands.push([[], []]);
  });
  return bands
    .map(([above, below]) =>
      through([...simplify(above, tolerance), ...simplify(below, tolerance).reverse()]),
    )
    .join("");
}

/** Draw lines without length: the caps of their strokes are dots, whatever the drawing is stretched by. */
export function dotsPath(points: readonly Point[]): string {
  return steps(points)
    .map((step) => `m${pair(step)}h0`)
    .join("");
}

const isSomewhere = (point: Point) => point.every(Number.isFinite);

function through(points: readonly Point[]): string {
  const [start, ...rest] = steps(points);
  if (!start) return "";
  const moves = rest.filter(([x, y]) => x !== 0 || y !== 0).map(pair);
  return `M${pair(start)}l${moves.join(" ").replaceAll(" -", "-") || "0 0"}`;
}

function steps(points: readonly Point[]): Point[] {
  const places = points.map(([x, y]): Point => [Math.round(x), Math.round(y)]);
  return places.map(([x, y], i) => {
    const [fromX, fromY] = places[i - 1] ?? [0, 0];
    return [x - fromX, y - fromY];
  });
}

const pair = ([x, y]: Point) => `${x}${y < 0 ? "" : " "}${y}`;
