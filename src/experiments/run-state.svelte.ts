/** @file One run as the page sees it: where it stands, what it has shown, how it ended. */
import { type LiveEvent, type LiveRun, prepare, start, superseded } from "./client.ts";
import type { About, Result } from "./contract.ts";
import type { EngineInfo } from "./protocol.ts";
import type { Settings } from "./settings.ts";
import { createStopwatch, type Stopwatch } from "./stopwatch.ts";
import { partsBeside } from "./views.ts";
import { type Hidden, type VisibilityWatch, watchVisibility } from "./visibility.ts";

/** A run that a change of settings started says nothing of itself for so long. */
const quietMs = 300;

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

interface UnderWay {
  readonly abort: AbortController;
  readonly settings: Settings;
  readonly stopwatch: Stopwatch;
  /** What it does not compute, and an earlier run did. */
  readonly beside: object;
  /** It has started by itself: what was shown stays until there is something new. */
  readonly isInstant: boolean;
  isQuiet: boolean;
  engine?: EngineInfo;
  live?: LiveRun;
}

export class RunState {
  #slug: string;
  #about: About;
  #status = $state.raw<Status>({ phase: "idle" });
  #shown = $state.raw<Shown>();
  #finished = $state.raw<FinishedRun>();
  #pausedByReader = $state(false);
  #hidden = $state<Hidden>();

  #hasRun = false;
  #underWay: UnderWay | undefined;
  #visibility: VisibilityWatch | undefined;

  constructor(slug: string, about: About) {
    this.#slug = slug;
    this.#about = about;
  }

  get status(): Status {
    return this.#status;
  }

  get isActive(): boolean {
    return this.#status.phase === "starting" || this.#status.phase === "running";
  }

  /** Whether there was a run since the page was opened. */
  get hasRun(): boolean {
    return this.#hasRun;
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

  /** Load what a run needs, because the reader is about to start one. */
  prepare(): void {
    if (!this.#underWay) prepare(this.#slug);
  }

  /** Start a run, in place of one that is under way; an instant one leaves in view what is shown until it shows more. */
  async start(settings: Settings, isInstant = false): Promise<void> {
    if (this.#underWay?.isInstant) this.giveWay();
    else this.cancel();
    const run = this.#begin(settings, isInstant);
    const { signal } = run.abort;
    const quiet = setTimeout(() => this.#speak(run), quietMs);
    try {
      run.live = start(this.#slug, settings.params, settings.seed, {
        signal,
        keepWorker: this.#about.isInstant !== undefined,
      });
      this.#applyPause();
      for await (const event of run.live.events) {
        if (signal.aborted) return;
        this.#receive(event, run);
      }
    } catch (error) {
      if (signal.aborted) return;
      this.#underWay = undefined;
      this.#shown = undefined;
      this.#finished = undefined;
      const message = error instanceof Error ? error.message : `${error}`;
      this.#status = { phase: "failed", message };
    } finally {
      clearTimeout(quiet);
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
    if (!this.#underWay) return;
    this.#underWay.abort.abort();
    this.#underWay = undefined;
    this.#status = { phase: "cancelled" };
  }

  /** Give up an instant run for what comes next. */
  giveWay(): void {
    if (!this.#underWay?.isInstant) return;
    this.#underWay.abort.abort(superseded);
    this.#underWay = undefined;
    this.#status = { phase: this.#finished ? "done" : "idle" };
  }

  /** Forget a run that has ended. */
  clear(): void {
    if (this.#underWay) return;
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
    this.#underWay?.stopwatch.pause(paused);
    if (paused) this.#underWay?.live?.pause();
    else this.#underWay?.live?.resume();
  }

  #begin(settings: Settings, isInstant: boolean): UnderWay {
    const beside = partsBeside(this.#about, this.#finished, settings);
    const stopwatch = createStopwatch(() => performance.now());
    const abort = new AbortController();
    const run = { abort, settings, stopwatch, beside, isInstant, isQuiet: isInstant };
    this.#underWay = run;
    this.#hasRun = true;
    this.#pausedByReader = false;
    if (!isInstant) {
      this.#shown = { settings, parts: beside };
      this.#finished = undefined;
      this.#status = { phase: "starting" };
    }
    return run;
  }

  /** Say of an instant run that it is under way, after all. */
  #speak(run: UnderWay): void {
    if (run !== this.#underWay || !run.isQuiet) return;
    run.isQuiet = false;
    this.#status = { phase: "starting" };
  }

  #receive(event: LiveEvent, run: UnderWay): void {
    const { settings, beside, stopwatch } = run;
    const { elapsedMs } = stopwatch;
    if (event.type === "ready") {
      run.engine = event.engine;
      if (!run.isInstant) this.#shown = { settings, parts: beside, engine: event.engine };
    }
    if (event.type === "frame") {
      const { progress, stage, ...parts } = event.frame;
      if (!run.isQuiet) this.#status = { phase: "running", progress, stage, elapsedMs };
      const before = this.#shown?.settings === settings ? this.#shown.parts : beside;
      if (!run.isInstant || Object.keys(parts).length > 0) this.#show(run, { ...before, ...parts });
    }
    if (event.type === "result" && run.engine) {
      const finishedAt = new Date().toISOString();
      const data = { ...beside, ...(event.result.data as object) };
      const { engine } = run;
      this.#underWay = undefined;
      this.#show(run, data);
      this.#finished = { ...event.result, data, settings, engine, elapsedMs, finishedAt };
      this.#status = { phase: "done" };
    }
  }

  #show({ settings, engine }: UnderWay, parts: object): void {
    this.#shown = { settings, parts, ...(engine && { engine }) };
  }
}
