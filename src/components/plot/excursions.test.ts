import { describe, expect, it } from "vitest";
import { excursions } from "./excursions.ts";

const x = [0, 1, 2, 3, 4];

describe("excursions", () => {
  it("finds none in a line that stays on the chart", () => {
    expect(excursions(x, [0, 0.5, 1, 0.5, 0], [0, 1])).toEqual([]);
  });

  it("marks the place where a line leaves for good", () => {
    expect(excursions(x, [0, 0.5, 2, 9, 99], [0, 1])).toEqual([{ x: 2, side: "above" }]);
  });

  it("marks the place where a line comes in from outside", () => {
    expect(excursions(x, [-99, -9, 0.5, 0.5, 0.5], [0, 1])).toEqual([{ x: 1, side: "below" }]);
  });

  it("marks a short stretch outside once", () => {
    expect(excursions(x, [0.5, 3, 3, 0.5, 0.5], [0, 1])).toEqual([{ x: 1, side: "above" }]);
  });

  it("marks both sides of an oscillation", () => {
    expect(excursions(x, [0.5, 3, 0.5, -3, 0.5], [0, 1])).toEqual([
      { x: 1, side: "above" },
      { x: 3, side: "below" },
    ]);
  });

  it("says nothing of a line that is never on the chart", () => {
    expect(excursions(x, [9, 9, 9, 9, 9], [0, 1])).toEqual([]);
  });
});
