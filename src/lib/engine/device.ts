/** @file What an engine needs of a backend. */
import type { Program } from "#graph";
import type { EngineInfo, Feeds, Model, Values } from "./engine.ts";

/** A value that stays where it was computed and can be fed to the next run there. */
export interface Resident {
  read(): Promise<Float32Array<ArrayBuffer>>;
  dispose(): void;
}

export type Fed = Exclude<Feeds[string], number> | Resident;

export const isResident = (fed: Feeds[string] | Resident | undefined): fed is Resident =>
  typeof fed === "object" && "read" in fed;

export interface Compiled {
  run(feeds: Readonly<Record<string, Fed>>): Promise<Outputs>;
  dispose(): Promise<void>;
}

export interface Outputs {
  readonly values: Values;
  readonly kept: Readonly<Record<string, Resident>>;
}

export interface Device {
  readonly info: EngineInfo;
  /** Compile a program; the outputs to `keep` stay on the device. */
  compile(program: Program, keep: readonly string[]): Promise<Compiled>;
  load(model: Uint8Array, beside: Readonly<Record<string, Uint8Array>>): Promise<Model>;
  dispose(): Promise<void>;
}
