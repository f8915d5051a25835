/** @file What is kept of the training, outside git: a checkpoint to go on from, and the weights at steps apart. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { readCheckpoint, type TrainingState, writeCheckpoint } from "#engine";
import type { TrainingStep } from "#graph";

/** Where a training that is under way is kept. */
export const workFolder = join(
  import.meta.dirname,
  "../../node_modules/.cache/cruxes-training/modular",
);

const checkpointIn = (folder: string) => join(folder, "checkpoint.safetensors");
const snapshotIn = (folder: string, step: number) => join(folder, `step-${step}.safetensors`);

/** Read what an earlier process left, if it left anything. */
export function resume(folder: string, step: TrainingStep): TrainingState | undefined {
  mkdirSync(folder, { recursive: true });
  const file = checkpointIn(folder);
  return existsSync(file) ? readCheckpoint(step, readFileSync(file)) : undefined;
}

/** Leave a checkpoint. */
export const save = (folder: string, step: TrainingStep, state: TrainingState): void =>
  replace(checkpointIn(folder), writeCheckpoint(step, state));

/** Keep the weights at this step, without what the optimiser remembers. */
export const keep = (folder: string, step: TrainingStep, state: TrainingState): void =>
  replace(snapshotIn(folder, state.step), writeCheckpoint(step, { ...state, slots: {} }));

/** The weights that were kept, in the order of steps. */
export function kept(folder: string, step: TrainingStep): TrainingState[] {
  const steps = readdirSync(folder).flatMap((file) => {
    const found = /^step-(\d+)\.safetensors$/.exec(file);
    return found ? [Number(found[1])] : [];
  });
  return steps
    .sort((a, b) => a - b)
    .map((at) => readCheckpoint(step, readFileSync(snapshotIn(folder, at))));
}

/** Write a file whole or not at all. */
function replace(file: string, content: Uint8Array): void {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}
