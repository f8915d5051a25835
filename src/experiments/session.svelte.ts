/** @file The state of one experiment on a page: its settings, its recordings and its run. */
import { type Comparison, compareMeasured } from "./compare.ts";
import type { About, Recorded } from "./contract.ts";
import { readQuery, withSettings } from "./link.ts";
import { makeReceipt, type Receipt } from "./receipt.ts";
import { loadRecording } from "./recordings.ts";
import { RunState } from "./run-state.svelte.ts";
import { presetOf, type Settings, settingsOf } from "./settings.ts";

export class Session {
  readonly slug: string;
  readonly about: About;
  readonly run: RunState;

  #default: Recorded;
  #settings: Settings;
  #problems = $state.raw<readonly string[]>([]);
  #recordings: Readonly<Record<string, Recorded>>;

  constructor(slug: string, about: About, recorded: Recorded) {
    this.slug = slug;
    this.about = about;
    this.run = new RunState(slug);
    this.#default = recorded;
    this.#settings = $state.raw(settingsOf(about));
    this.#recordings = $state.raw({ default: recorded });
  }

  /** What the controls show; the next run starts with it. */
  get settings(): Settings {
    return this.#settings;
  }

  /** What could not be read from the address. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  get preset(): string | undefined {
    return presetOf(this.about, this.#settings);
  }

  /** The recorded run to draw: that of the run on show, else of the settings, else the default. */
  get recorded(): Recorded {
    return this.recordingOf(this.#onShow) ?? this.#default;
  }

  /** Whether that recorded run has the settings of the run on show. */
  get isComparable(): boolean {
    return this.recordingOf(this.#onShow) !== undefined;
  }

  /** The settings of the figure: of the run on show, else of the recorded run. */
  get shownSettings(): Settings {
    return this.run.shown?.settings ?? this.recorded;
  }

  get #onShow(): Settings {
    return this.run.shown?.settings ?? this.#settings;
  }

  /** The finished run against its recording; nothing where there is no recording. */
  get comparison(): Comparison[] | undefined {
    const { finished } = this.run;
    const recorded = finished && this.recordingOf(finished.settings);
    return recorded && compareMeasured(recorded.measured, finished.measured);
  }

  /** Find the loaded recording of these settings. */
  recordingOf(settings: Settings): Recorded | undefined {
    const name = presetOf(this.about, settings);
    return name === undefined ? undefined : this.#recordings[name];
  }

  /** Write the receipt of the finished run. */
  receipt(): Receipt | undefined {
    if (!this.run.finished) return undefined;
    const { settings, measured, engine, elapsedMs, finishedAt } = this.run.finished;
    const { codeHash } = this.#default;
    const facts = { measured, engine, elapsedMs, finishedAt, codeHash };
    const { userAgent } = navigator;
    return makeReceipt({ experiment: this.slug, ...settings, ...facts, userAgent });
  }

  /** Write the address that restores the settings. */
  href(): string {
    return withSettings(this.about, location.href, this.#settings);
  }

  /** Take the settings from the address of the page. */
  async readAddress(): Promise<void> {
    const { params, seed, problems } = readQuery(this.about, location.search);
    this.#problems = problems;
    this.#settings = { params, seed };
    await this.#loadRecording();
  }

  /** Change settings, and the address with them. */
  async change(settings: Settings): Promise<void> {
    this.#settings = settings;
    this.#problems = [];
    history.replaceState(history.state, "", this.href());
    await this.#loadRecording();
    // Choosing a recorded run shows it; other settings leave the last run in view until the next.
    if (this.recordingOf(this.#settings)) this.run.clear();
  }

  async #loadRecording(): Promise<void> {
    const name = this.preset;
    if (name === undefined || this.#recordings[name]) return;
    const recorded = await loadRecording(this.slug, name);
    if (recorded) this.#recordings = { ...this.#recordings, [name]: recorded };
  }
}

const sessions = new Map<string, Session>();

/** Get the session that all islands of an experiment on this page share. */
export function session(slug: string, about: About, recorded: Recorded): Session {
  const shared = sessions.get(slug) ?? new Session(slug, about, recorded);
  sessions.set(slug, shared);
  return shared;
}
