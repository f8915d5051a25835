import { expect, test } from "vitest";
import { neighboursOf } from "./debate-order.ts";
import { readPoints } from "./points.ts";

const { points } = readPoints();
const essay = (id: string, ...expanded: string[]) => ({ id, data: { points: expanded } });
const about = (...essays: ReturnType<typeof essay>[]) => ({
  around: (id: string) => {
    const { previous, next, ahead } = neighboursOf(id, essays, points);
    return { previous: previous?.id, next: next?.id, ahead: ahead.map((point) => point.id) };
  },
});

const last = points.at(-1)?.id ?? "";
const [first = "", second = "", third = "", fourth = "", fifth = ""] = points.map(({ id }) => id);

test("essays follow the order of the conversation, whatever their names", () => {
  const { around } = about(essay("a", last), essay("b", third), essay("c", first, last));
  expect(around("c")).toMatchObject({ previous: undefined, next: "b" });
  expect(around("b")).toMatchObject({ previous: "c", next: "a" });
  expect(around("a")).toEqual({ previous: "b", next: undefined, ahead: [] });
});

test("the points ahead are the next three that no essay expands", () => {
  const { around } = about(essay("a", first, third), essay("b", last));
  expect(around("a").ahead).toEqual([second, fourth, fifth]);
});

test("essays on the same point stand by their names", () => {
  const { around } = about(essay("b", first), essay("a", first));
  expect(around("a")).toMatchObject({ previous: undefined, next: "b" });
});

test("an essay on a point that does not exist is an error that names both", () => {
  expect(() => about(essay("a", "tides")).around("a")).toThrow(/"a".*"tides"/);
});
