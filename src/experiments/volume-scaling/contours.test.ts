import { expect, test } from "vitest";
import { ringsBelow } from "./contours.ts";
import { gridOf } from "./minimum.ts";
import type { Ring } from "./types.ts";

/** Signed area by the shoelace formula. */
const areaOf = (ring: Ring): number => {
  let twice = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = [ring[i]!, ring[i + 1]!];
    const [u, v] = [ring[(i + 2) % ring.length]!, ring[(i + 3) % ring.length]!];
    twice += x * v - u * y;
  }
  return twice / 2;
};

const same = (value: number) => value;

test("The line around a disc encloses its area.", () => {
  const rings = ringsBelow(
    gridOf((x, y) => Math.hypot(x, y), 1),
    0.5,
    same,
  );
  expect(rings).toHaveLength(1);
  expect(Math.abs(areaOf(rings[0]!))).toBeCloseTo(Math.PI / 4, 3);
});

test("A ring has a line outside and one inside, which run opposite ways.", () => {
  const rings = ringsBelow(
    gridOf((x, y) => Math.abs(Math.hypot(x, y) - 0.6), 1),
    0.1,
    same,
  );
  expect(rings).toHaveLength(2);
  const total = rings.reduce((sum, ring) => sum + areaOf(ring), 0);
  expect(Math.abs(total)).toBeCloseTo(Math.PI * (0.7 ** 2 - 0.5 ** 2), 2);
});

test("A set that reaches the edges is closed along them.", () => {
  const rings = ringsBelow(
    gridOf((x, y) => Math.abs(x * y), 1),
    0.1,
    same,
  );
  const area = rings.reduce((sum, ring) => sum + Math.abs(areaOf(ring)), 0);
  expect(area).toBeCloseTo(4 * 0.1 * (1 + Math.log(10)), 2);
});

test("Two discs that meet at no point stay apart.", () => {
  const rings = ringsBelow(
    gridOf((x, y) => Math.min(Math.hypot(x - 0.5, y), Math.hypot(x + 0.5, y)), 1),
    0.3,
    same,
  );
  expect(rings).toHaveLength(2);
});
