/** @file The picture of a loss: the sets below a few levels, and the set where it is all but zero. */
import type { Encloser } from "#expression";
import { ringsBelow } from "./contours.ts";
import type { Grid } from "./minimum.ts";
import type { Landscape } from "./types.ts";

const levels = [1, 0.1, 0.01, 0.001];

/** A tolerance that no eye can tell from zero here; lines that look for it in either direction; their resolution. */
const nearlyZero = 1e-8;
const lines = 80;
const halvings = 14;

/** Draw a loss whose smallest value is `minimum`. */
export function landscapeOf(grid: Grid, minimum: number, loss: Encloser, reach: number): Landscape {
  const above = { ...grid, values: grid.values.map((row) => row.map((value) => value - minimum)) };
  const places = Array.from({ length: lines + 1 }, (_, i) => reach * ((2 * i) / lines - 1));
  const level = minimum + nearlyZero;
  const isAbove = (x0: number, x1: number, y0: number, y1: number) => {
    loss.over(x0, x1, y0, y1);
    return loss.low >= level;
  };
  const upright = places.flatMap((x) =>
    stretches((from, to) => isAbove(x, x, from, to), reach).map(
      ([from, to]) => [x, from, x, to] as const,
    ),
  );
  const across = places.flatMap((y) =>
    stretches((from, to) => isAbove(from, to, y, y), reach).map(
      ([from, to]) => [from, y, to, y] as const,
    ),
  );
  return {
    reach,
    sets: levels.map((each) => ({
      level: each,
      rings: ringsBelow(above, each, (value) => Math.sqrt(Math.max(value, 0))),
    })),
    minima: [...upright, ...across],
  };
}

/** List the stretches of [-B, B] that cannot be thrown out, by bisection. */
function stretches(
  isOut: (from: number, to: number) => boolean,
  B: number,
): (readonly [number, number])[] {
  let width = 2 * B;
  let pieces = [-B];
  for (let i = 0; i < halvings; i++) {
    width /= 2;
    pieces = pieces
      .flatMap((from) => [from, from + width])
      .filter((from) => !isOut(from, from + width));
  }
  const joined: [number, number][] = [];
  for (const from of pieces) {
    const last = joined.at(-1);
    if (last && from - last[1] < width / 2) last[1] = from + width;
    else joined.push([from, from + width]);
  }
  return joined;
}
