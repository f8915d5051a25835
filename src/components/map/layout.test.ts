import fc from "fast-check";
import { expect, test } from "vitest";
import { readPoints } from "#content/points.ts";
import { assignLanes, layoutMap, width } from "./layout.ts";

const { sections, points } = readPoints();
const map = layoutMap(sections, points);

test("spans that overlap never share a lane", () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }));
  fc.assert(
    fc.property(fc.array(span), (spans) => {
      const lanes = assignLanes(spans);
      for (const [i, [a, b]] of spans.entries()) {
        for (const [j, [c, d]] of spans.entries()) {
          const overlap =
            Math.min(Math.max(a, b), Math.max(c, d)) > Math.max(Math.min(a, b), Math.min(c, d));
          if (i < j && overlap) expect(lanes[i]).not.toBe(lanes[j]);
        }
      }
    }),
  );
});

test("every point has one row, in the order of the conversation", () => {
  expect(map.rows.map(({ point }) => point.id).toSorted()).toEqual(
    points.map(({ id }) => id).toSorted(),
  );
  const order = map.rows.map(({ point }) => sections.findIndex(({ id }) => id === point.section));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test("rows follow one another without overlap inside the picture", () => {
  const ys = map.rows.map(({ y }) => y);
  for (const [i, y] of ys.entries()) if (i > 0) expect(y - (ys[i - 1] ?? 0)).toBeGreaterThan(4);
  expect(Math.max(...ys)).toBeLessThan(map.height);
});

test("a point with an experiment has room for the line of its link, whatever its neighbours have", () => {
  for (const [i, { point, y }] of map.rows.entries()) {
    const next = map.rows[i + 1];
    if (next && point.experiment && next.point.experiment) expect(next.y - y).toBeGreaterThan(5.5);
  }
});

test("every link of points.yaml is drawn, inside the picture", () => {
  expect(map.links).toHaveLength(points.flatMap(({ links }) => links).length);
  for (const { path } of map.links) {
    const numbers = path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
    expect(numbers.length).toBeGreaterThan(3);
    for (const value of numbers) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(Math.max(width, map.height));
    }
  }
});
