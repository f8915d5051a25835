import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createWatchdog } from "./watchdog.ts";

describe("the watchdog of a run", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("reports silence after the seconds it was given", () => {
    const report = vi.fn();
    createWatchdog(5, report);
    vi.advanceTimersByTime(4900);
    expect(report).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(report).toHaveBeenCalledOnce();
  });

  it("starts again at every sign of life", () => {
    const report = vi.fn();
    const watchdog = createWatchdog(5, report);
    vi.advanceTimersByTime(4000);
    watchdog.reset();
    vi.advanceTimersByTime(4000);
    expect(report).not.toHaveBeenCalled();
  });

  it("does not count while the run is paused or after it has stopped", () => {
    const report = vi.fn();
    const watchdog = createWatchdog(5, report);
    watchdog.pause(true);
    vi.advanceTimersByTime(60_000);
    watchdog.pause(false);
    watchdog.stop();
    vi.advanceTimersByTime(60_000);
    expect(report).not.toHaveBeenCalled();
  });
});
