/** @file What is kept of a training that is under way, outside git, and in brief in git. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { type Game, readGames, type StoredNetwork, writeGames, writeNetwork } from "#alphazero";
import { readCheckpoint, type TrainingState, writeCheckpoint } from "#engine";
import type { TrainingStep } from "#graph";
import type { ResidualTowerConfig } from "#nn";
import { replace } from "../work.ts";

/** Where trainings that are under way are kept. */
export const workFolder = join(
  import.meta.dirname,
  "../../node_modules/.cache/cruxes-training/connect-four",
);

/** Where a training was when its networks were stored: what a later session goes on from. */
export const storedState = (seed: number): string =>
  join(import.meta.dirname, `state/seed-${seed}`);

/** How far a training is. */
export interface Progress {
  readonly iteration: number;
  readonly games: number;
  readonly positions: number;
  /** Positions that the network evaluated. */
  readonly evaluations: number;
  readonly steps: number;
  /** Of all processes that trained this network. */
  readonly cpuSeconds: number;
}

export interface Saved {
  readonly progress: Progress;
  readonly state: TrainingState;
  readonly games: readonly Game[];
}

const prefix = "state-";

const statesIn = (folder: string): number[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => /^state-\d+$/.test(name))
    .map((name) => Number(name.slice(prefix.length)))
    .sort((a, b) => a - b);

/** The folder of the latest state in a folder, if there is one. */
export function latestState(folder: string): string | undefined {
  const latest = statesIn(folder).at(-1);
  return latest === undefined ? undefined : join(folder, `${prefix}${latest}`);
}

/** Read what an earlier process left, if any did. */
export function resume(folder: string, step: TrainingStep, columns: number): Saved | undefined {
  const state = latestState(folder);
  if (state === undefined) return undefined;
  const read = (name: string) => readFileSync(join(state, name));
  return {
    progress: JSON.parse(`${read("progress.json")}`) as Progress,
    state: readCheckpoint(step, read("checkpoint.safetensors")),
    games: readGames(gunzipSync(read("games.safetensors.gz")), columns),
  };
}

/** Leave everything that training goes on from; a state is there whole or not at all. */
export function save(folder: string, step: TrainingStep, saved: Saved): void {
  const { iteration } = saved.progress;
  const place = join(folder, `${prefix}${iteration}`);
  rmSync(`${place}.new`, { recursive: true, force: true });
  mkdirSync(`${place}.new`, { recursive: true });
  const write = (name: string, content: string | Uint8Array) =>
    writeFileSync(join(`${place}.new`, name), content);
  write("progress.json", `${JSON.stringify(saved.progress)}\n`);
  write("checkpoint.safetensors", writeCheckpoint(step, saved.state));
  write("games.safetensors.gz", gzipSync(writeGames(saved.games)));
  renameSync(`${place}.new`, place);
  for (const old of statesIn(folder).filter((state) => state < iteration))
    rmSync(join(folder, `${prefix}${old}`), { recursive: true });
}

/** Whether the network after so many iterations is kept: 0, 1, 2, …, each later one a sixth further. */
export function isCheckpoint(iteration: number): boolean {
  let at = 0;
  while (at < iteration) at = Math.max(at + 1, Math.round((at * 7) / 6));
  return at === iteration;
}

/** The file of the network after so many games. */
export const checkpointName = (games: number): string =>
  `${`${games}`.padStart(7, "0")}.safetensors`;

/** Keep the network as it is now. */
export function storeCheckpoint(
  folder: string,
  config: ResidualTowerConfig,
  weights: StoredNetwork["weights"],
  progress: Progress,
): void {
  mkdirSync(join(folder, "checkpoints"), { recursive: true });
  replace(
    join(folder, "checkpoints", checkpointName(progress.games)),
    writeNetwork({ config, weights, training: { ...progress } }),
  );
}
