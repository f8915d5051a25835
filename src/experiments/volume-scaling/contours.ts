/** @file Closed lines around the places of a grid that are below a level, by marching squares. */
import type { Grid } from "./minimum.ts";
import type { Ring } from "./types.ts";

type Corner = readonly [column: number, row: number];
/** A grid edge that a line crosses, named by its lower corner and direction. */
interface Crossing {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

/** Trace {f < level}; outside the grid nothing is below. `shape` makes the values even between places: a root, say. */
export function ringsBelow(
  { places, values }: Grid,
  level: number,
  shape: (value: number) => number,
): Ring[] {
  const bar = shape(level);
  const height = ([i, j]: Corner) => {
    const value = values[j]?.[i];
    return value === undefined ? Number.POSITIVE_INFINITY : shape(value) - bar;
  };
  const step = places[1]! - places[0]!;
  const place = (i: number) => places[0]! + step * Math.min(Math.max(i, 0), places.length - 1);
  /** Where the line crosses between a corner below and one above. */
  const crossing = (below: Corner, above: Corner): Crossing => {
    const [a, b] = [height(below), height(above)];
    const share = Number.isFinite(b) ? a / (a - b) : 0;
    const along = (axis: 0 | 1) => place(below[axis] + share * (above[axis] - below[axis]));
    return { key: `${[below, above].sort().join()}`, x: along(0), y: along(1) };
  };
  const next = new Map<string, { readonly from: Crossing; readonly to: Crossing }>();
  for (let j = -1; j < places.length; j++)
    for (let i = -1; i < places.length; i++)
      for (const [from, to] of segmentsOf([i, j], height, crossing))
        next.set(from.key, { from, to });
  return joined(next);
}

/** Lines through one cell, each with what is below on its left. */
function segmentsOf(
  [i, j]: Corner,
  height: (corner: Corner) => number,
  crossing: (below: Corner, above: Corner) => Crossing,
): [Crossing, Crossing][] {
  const corners: Corner[] = [
    [i, j],
    [i + 1, j],
    [i + 1, j + 1],
    [i, j + 1],
  ];
  const isBelow = corners.map((corner) => height(corner) < 0);
  const segments: [Crossing, Crossing][] = [];
  // Going round, a line leaves where below ends and returns where the same stretch began.
  corners.forEach((corner, k) => {
    const after = (k + 1) % 4;
    if (!isBelow[k] || isBelow[after]) return;
    let first = k;
    while (isBelow[(first + 3) % 4]) first = (first + 3) % 4;
    const enter = crossing(corners[first]!, corners[(first + 3) % 4]!);
    segments.push([crossing(corner, corners[after]!), enter]);
  });
  return segments;
}

/** Follow the segments round until each ring closes. */
function joined(next: Map<string, { readonly from: Crossing; readonly to: Crossing }>): Ring[] {
  const rings: Ring[] = [];
  for (const [start, segment] of next) {
    const ring: number[] = [];
    for (let at = segment; next.delete(at.from.key); ) {
      ring.push(at.from.x, at.from.y);
      at = next.get(at.to.key) ?? at;
    }
    if (ring.length >= 6 && start) rings.push(ring);
  }
  return rings;
}
