export interface Watchdog {
  /** Note a sign of life. */
  reset(): void;
  /** Stop or go on counting. */
  pause(paused: boolean): void;
  stop(): void;
}

/**
 * Call `onSilence` after so many seconds without a sign of life. It counts ticks instead of reading the
 * clock, so that time in which the whole tab was frozen does not count.
 */
export function createWatchdog(seconds: number, onSilence: () => void): Watchdog {
  let silent = 0;
  let isPaused = false;
  const timer = setInterval(() => {
    if (!isPaused && ++silent >= seconds) onSilence();
  }, 1000);
  return {
    reset: () => {
      silent = 0;
    },
    pause: (paused) => {
      isPaused = paused;
      silent = 0;
    },
    stop: () => clearInterval(timer),
  };
}
