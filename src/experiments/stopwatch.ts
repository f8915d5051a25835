export interface Stopwatch {
  readonly elapsedMs: number;
  pause(paused: boolean): void;
}

/** Measure the time of a run without its pauses; `now` reads a clock in milliseconds. */
export function createStopwatch(now: () => number): Stopwatch {
  let counted = 0;
  let since: number | undefined = now();
  return {
    get elapsedMs() {
      return counted + (since === undefined ? 0 : now() - since);
    },
    pause(paused) {
      if (paused && since !== undefined) {
        counted += now() - since;
        since = undefined;
      }
      if (!paused) since ??= now();
    },
  };
}

/** Estimate in words what is left of a run; nothing while it is too early to tell. */
export function timeLeft(progress: number, elapsedMs: number): string {
  if (progress < 0.08 || elapsedMs < 1000) return "";
  const seconds = (elapsedMs / 1000) * (1 / progress - 1);
  if (seconds < 1.5) return "about a second left";
  if (seconds < 100) return `about ${Math.round(seconds)} s left`;
  return `about ${Math.round(seconds / 60)} min left`;
}
