import { describe, expect, it } from "vitest";
import { createStopwatch, timeLeft } from "./stopwatch.ts";

describe("the stopwatch of a run", () => {
  it("does not count pauses", () => {
    let now = 0;
    const stopwatch = createStopwatch(() => now);
    now = 100;
    stopwatch.pause(true);
    now = 900;
    expect(stopwatch.elapsedMs).toBe(100);
    stopwatch.pause(false);
    now = 950;
    expect(stopwatch.elapsedMs).toBe(150);
  });

  it("counts a repeated pause or start once", () => {
    let now = 0;
    const stopwatch = createStopwatch(() => now);
    now = 10;
    stopwatch.pause(false);
    stopwatch.pause(true);
    now = 20;
    stopwatch.pause(true);
    expect(stopwatch.elapsedMs).toBe(10);
  });
});

describe("timeLeft", () => {
  it("says nothing while it is too early to tell", () => {
    expect(timeLeft(0.05, 5000)).toBe("");
    expect(timeLeft(0.5, 100)).toBe("");
  });

  it("extends the pace so far to the end", () => {
    expect(timeLeft(0.25, 3000)).toBe("about 9 s left");
    expect(timeLeft(0.1, 60_000)).toBe("about 9 min left");
    expect(timeLeft(0.99, 3000)).toBe("about a second left");
  });
});
