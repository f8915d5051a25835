/** @file What the page and the worker say to each other. Cancelling is terminating the worker. */
import type { FrameBase, Recorded, Result, Values } from "./contract.ts";

export interface StartMessage {
  readonly type: "start";
  /** Number of the run in this worker; one that is under way gives way to it. */
  readonly id: number;
  readonly slug: string;
  readonly params: Values;
  readonly seed: number;
}

/** Load the engine and the experiment; a run will follow. */
export interface PrepareMessage {
  readonly type: "prepare";
  readonly slug: string;
}

/** `drawn` asks for the next frame: the page has shown the last one. `stop` gives a run up and keeps its engine. */
export type ToWorker =
  | StartMessage
  | PrepareMessage
  | { readonly type: "pause" | "resume" | "drawn" | "stop" };

/** What the run runs on, and why there. */
export type EngineInfo = Recorded["engine"] & { readonly reason: string };

/** What a worker says of the run of this number. */
export type FromWorker = { readonly id: number } & (
  | { readonly type: "ready"; readonly engine: EngineInfo }
  | { readonly type: "frame"; readonly frame: FrameBase }
  | { readonly type: "result"; readonly result: Result }
  | { readonly type: "error"; readonly message: string }
);
