/** @file One run as the page sees it: where it stands, what it has shown, how it ended. */
import { type LiveEvent, type LiveRun, start } from "./client.ts";
import type { Result } from "./contract.ts";
import type { EngineInfo } from "./protocol.ts";
import type { Settings } from "./settings.ts";
import { createStopwatch, type Stopwatch } from "./stopwatch.ts";
import { type Hidden, type VisibilityWatch, watchVisibility } from "./visibility.ts";

export type Status =
  | { readonly phase: "idle" | "starting" | "done" | "cancelled" }
  | {
      readonly phase: "running";
      readonly progress: number;
      readonly stage: string;
      readonly elapsedMs: number;
    }
  | { readonly phase: "failed"; readonly message: string };

/** What a run has shown so far. */
interface Shown {
  readonly settings: Settings;
  readonly parts: object;
  readonly engine?: EngineInfo;
}

export interface FinishedRun extends Result {
  readonly settings: Settings;
  readonly engine: EngineInfo;
  readonly elapsedMs: number;
  readonly finishedAt: string;
}

export class RunState {
  #slug: string;
  #status = $state.raw<Status>({ phase: "idle" });
  #shown = $state.raw<Shown>();
  #finished = $state.raw<FinishedRun>();
  #pausedByReader = $state(false);
  #hidden = $state<Hidden>();

  #run: LiveRun | undefined;
  #abort: AbortController | undefined;
  #stopwatch: Stopwatch | undefined;
  #visibility: VisibilityWatch | undefined;

  constructor(slug: string) {
    this.#slug = slug;
  }

  get status(): Status {
    return this.#status;
  }

  get isActive(): boolean {
    return this.#status.phase === "starting" || this.#status.phase === "running";
  }

  /** Why the run stands still, if it does. */
  get paused(): Hidden | "by-reader" | undefined {
    if (!this.isActive) return undefined;
    return this.#pausedByReader ? "by-reader" : this.#hidden;
  }

  /** The present run, or the last one until the next begins or this one fails. */
  get shown(): Shown | undefined {
    return this.#shown;
  }

  get finished(): FinishedRun | undefined {
    return this.#finished;
  }

  /** Start a run, in place of one that is under way. */
  async start(settings: Settings): Promise<void> {
    this.cancel();
    const abort = new AbortController();
    this.#abort = abort;
    this.#begin(settings);
    try {
      this.#run = start(this.#slug, settings.params, settings.seed, abort.signal);
      this.#applyPause();
      for await (const event of this.#run.events) {
        if (abort.signal.aborted) return;
        this.#receive(event, settings);
      }
    } catch (error) {
      if (abort.signal.aborted) return;
      this.#shown = undefined;
      this.#status = {
        phase: "failed",
        message: error instanceof Error ? error.message : `${error}`,
      };
    }
  }

  pause(): void {
    this.#pausedByReader = true;
    this.#applyPause();
  }

  resume(): void {
    this.#pausedByReader = false;
    this.#applyPause();
  }

  /** End the run at once; what it has shown stays. */
  cancel(): void {
    if (!this.isActive) return;
    this.#abort?.abort();
    this.#status = { phase: "cancelled" };
  }

  /** Forget a run that has ended. */
  clear(): void {
    if (this.isActive) return;
    this.#shown = undefined;
    this.#finished = undefined;
    this.#status = { phase: "idle" };
  }

  /** Count an element among the figures that a reader watches; returns how to stop. */
  watch(element: Element): () => void {
    this.#visibility ??= watchVisibility(() => this.#applyPause());
    return this.#visibility.watch(element);
  }

  #applyPause(): void {
    this.#hidden = this.#visibility?.hidden;
    const paused = this.paused !== undefined;
    this.#stopwatch?.pause(paused);
    if (paused) this.#run?.pause();
    else this.#run?.resume();
  }

  #begin(settings: Settings): void {
    this.#shown = { settings, parts: {} };
    this.#finished = undefined;
    this.#pausedByReader = false;
    this.#stopwatch = createStopwatch(() => performance.now());
    this.#status = { phase: "starting" };
  }

  #receive(event: LiveEvent, settings: Settings): void {
    const elapsedMs = this.#stopwatch?.elapsedMs ?? 0;
    const shown = this.#shown ?? { settings, parts: {} };
    if (event.type === "ready") this.#shown = { ...shown, engine: event.engine };
    if (event.type === "frame") {
      const { progress, stage, ...parts } = event.frame;
      this.#status = { phase: "running", progress, stage, elapsedMs };
      this.#shown = { ...shown, parts: { ...shown.parts, ...parts } };
    }
    if (event.type === "result" && shown.engine) {
      const finishedAt = new Date().toISOString();
      this.#shown = { ...shown, parts: event.result.data as object };
      this.#finished = { ...event.result, settings, engine: shown.engine, elapsedMs, finishedAt };
      this.#status = { phase: "done" };
    }
  }
}
