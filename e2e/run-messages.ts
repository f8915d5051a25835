import type { Page } from "@playwright/test";

/** A message from the worker of a run, as far as tests look at it. */
export interface RunMessage {
  /** When the page got it, on the clock of `performance.now()`. */
  readonly at: number;
  readonly type: string;
  readonly progress: number | undefined;
  /** Training steps taken so far, where the message shows a fit. */
  readonly steps: number | undefined;
}

declare global {
  interface Window {
    runMessages: RunMessage[];
  }
}

/** Listen to all that runs will say to a page that is yet to be opened; returns how to read it. */
export async function hearRuns(page: Page): Promise<() => Promise<RunMessage[]>> {
  await page.addInitScript(() => {
    window.runMessages = [];
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener("message", ({ data: { type, frame } }) => {
          const { progress, fit } = frame ?? {};
          const at = performance.now();
          window.runMessages.push({ at, type, progress, steps: fit?.steps.at(-1) });
        });
      }
    };
  });
  return () => page.evaluate(() => window.runMessages);
}
