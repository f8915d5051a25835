import { expect, test } from "vitest";
import { readFromDisk } from "#models/node";
import { checkpointNamed, checkpoints, loadCheckpoint } from "./checkpoints.ts";

const readFile = readFromDisk("public");

test("Checkpoints are in the order of training, from the untrained network on.", () => {
  const games = checkpoints.map((checkpoint) => checkpoint.games);
  expect(games[0]).toBe(0);
  expect(games).toEqual(games.toSorted((a, b) => a - b));
  expect(checkpointNamed("last")).toBe(checkpoints.at(-1));
  expect(checkpointNamed("0")).toBe(checkpoints[0]);
});

test("A name that is none is refused with those that are.", () => {
  expect(() => checkpointNamed("7")).toThrow(/no checkpoint "7"; accepted: 0, .*last/);
});

test("Every stored checkpoint is what its hash says, and was trained on as many games.", async () => {
  for (const checkpoint of checkpoints) {
    const { training, config } = await loadCheckpoint(readFile, checkpoint);
    expect(training).toMatchObject({ games: checkpoint.games, steps: checkpoint.steps });
    expect([config.height, config.width]).toEqual([6, 7]);
  }
});

test("A checkpoint with one changed bit is refused by its hash, one cut off as truncated.", async () => {
  const bytes = await readFile(checkpoints[0]!.path);
  const changed = async () => bytes.with(bytes.length - 1, bytes.at(-1)! ^ 1);
  await expect(loadCheckpoint(changed, checkpoints[0]!)).rejects.toMatchObject({
    kind: "wrong-hash",
  });
  const cut = async () => bytes.slice(0, bytes.length / 2);
  await expect(loadCheckpoint(cut, checkpoints[0]!)).rejects.toMatchObject({ kind: "truncated" });
});
