export type Point = readonly [x: number, y: number];

/** Distance of a point from the line through two others; from the first where they are one. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  return Math.abs(dx * (ay - y) - dy * (ax - x)) / length;
}

/**
 * Drop points that a line can do without: none is farther than `tolerance` from what is drawn.
 * Ramer (1972), Douglas and Peucker (1973).
 */
export function simplify(points: readonly Point[], tolerance: number): Point[] {
  const keep = new Set([0, points.length - 1]);
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    const [from, to] = [points[first], points[last]];
    if (!from || !to) continue;
    let farthest = 0;
    let most = tolerance;
    for (let i = first + 1; i < last; i++) {
      const point = points[i];
      const away = point ? distance(point, from, to) : 0;
      if (away > most) [farthest, most] = [i, away];
    }
    if (farthest === 0) continue;
    keep.add(farthest);
    spans.push([first, farthest], [farthest, last]);
  }
  return points.filter((_, i) => keep.has(i));
}
