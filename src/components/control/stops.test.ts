import { describe, expect, it } from "vitest";
import { nearestStop, snap, stopsOf } from "./stops.ts";

const noise = { min: 0, max: 0.5, step: 0.01 };
const width = { min: 1, max: 100, step: 1, scale: "log" } as const;

describe("the stops of a slider", () => {
  it("are every step of a linear range, without rounding errors", () => {
    const stops = stopsOf(noise);
    expect(stops).toHaveLength(51);
    expect(stops[29]).toBe(0.29);
  });

  it("go up at every stop of a log range, so that an arrow key always moves", () => {
    const stops = stopsOf(width);
    expect(stops[0]).toBe(1);
    expect(stops.at(-1)).toBe(100);
    expect(stops.every((stop, i) => i === 0 || stop > (stops[i - 1] ?? 0))).toBe(true);
  });

  it("are all values that the parameter accepts", () => {
    for (const stop of stopsOf(width)) expect(snap(width, stop)).toBe(stop);
  });
});

describe("snap", () => {
  it("moves a typed number onto a step and into the range", () => {
    expect(snap(noise, 0.123)).toBe(0.12);
    expect(snap(noise, 7)).toBe(0.5);
    expect(snap(noise, -1)).toBe(0);
  });
});

describe("nearestStop", () => {
  it("finds the place of a value between two stops", () => {
    expect(nearestStop([1, 2, 4, 8], 5)).toBe(2);
  });
});
