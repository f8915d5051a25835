import { describe, expect, it } from "vitest";
import { errorDomain } from "./errors-axis.ts";

describe("the axis of errors", () => {
  it("spans whole powers of ten around the errors", () => {
    expect(errorDomain([0.0007, 0.3, 20])).toEqual([1e-4, 100]);
  });

  it("leaves exploded and vanished errors off the chart", () => {
    expect(errorDomain([1e-30, 0.02, 1e55])).toEqual([0.01, 1]);
  });
});
