/** @file What is kept of a training that is under way, outside git: a checkpoint and the curve so far. */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readCheckpoint, type TrainingState, writeCheckpoint } from "#engine";
import type { TrainingStep } from "#graph";
import { replace } from "../work.ts";
import type { PromptSet } from "./score.ts";

/** Where trainings that are under way are kept. */
export const workFolder = join(
  import.meta.dirname,
  "../../node_modules/.cache/cruxes-training/ioi",
);

/** A point of the curve: loss is the mean over the steps since the last point, accuracy is at this step. */
export interface CurvePoint {
  readonly step: number;
  readonly loss: number;
  readonly accuracy: Readonly<Partial<Record<PromptSet, number>>>;
}

export interface Progress {
  readonly curve: readonly CurvePoint[];
  /** Of all processes that trained this model. */
  readonly cpuSeconds: number;
}

interface Saved extends Progress {
  readonly state?: TrainingState;
}

const checkpointIn = (folder: string) => join(folder, "checkpoint.safetensors");
const progressIn = (folder: string) => join(folder, "progress.json");

/** Read what an earlier process left. */
export function resume(folder: string, step: TrainingStep): Saved {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(checkpointIn(folder))) return { curve: [], cpuSeconds: 0 };
  const state = readCheckpoint(step, readFileSync(checkpointIn(folder)));
  const progress = JSON.parse(readFileSync(progressIn(folder), "utf8")) as Progress;
  return { ...progress, state, curve: progress.curve.filter((point) => point.step <= state.step) };
}

/** Leave a checkpoint; the curve goes first, so that it is never behind. */
export function save(
  folder: string,
  step: TrainingStep,
  state: TrainingState,
  progress: Progress,
): void {
  replace(progressIn(folder), JSON.stringify(progress));
  replace(checkpointIn(folder), writeCheckpoint(step, state));
}
