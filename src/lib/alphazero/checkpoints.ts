/** @file The networks that the site keeps: one training, from its untrained network to its last. */
import { type ReadFile, type ReadOptions, readChecked } from "#models";
import stored from "./checkpoints.json" with { type: "json" };
import { readNetwork, type StoredNetwork } from "./network-file.ts";

/** A network as training left it after so many games. */
export interface Checkpoint {
  readonly games: number;
  /** Optimiser steps. */
  readonly steps: number;
  /** Where it is, under the site's base. */
  readonly path: string;
  readonly sha256: string;
}

/** The stored networks, from the untrained one on. */
export const checkpoints: readonly Checkpoint[] = stored.checkpoints.map(({ file, ...rest }) => ({
  ...rest,
  path: `${stored.folder}/${file}`,
}));

/** Find a network by the number of its games, or the last one. Throws a RangeError with the names that there are. */
export function checkpointNamed(name: string): Checkpoint {
  const found =
    name === "last" ? checkpoints.at(-1) : checkpoints.find(({ games }) => `${games}` === name);
  if (found) return found;
  const names = [...checkpoints.map(({ games }) => games), "last"].join(", ");
  throw new RangeError(`There is no checkpoint "${name}"; accepted: ${names}.`);
}

/** Load a stored network, held against its hash. Rejects with a `ModelError`. */
export const loadCheckpoint = (
  readFile: ReadFile,
  { path, sha256 }: Checkpoint,
  options: ReadOptions = {},
): Promise<StoredNetwork> => readChecked(readFile, path, sha256, readNetwork, options);
