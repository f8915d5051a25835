/** @file Where labelled positions are kept: those under way outside git, a position a line, and the finished set with the site. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { StoredPositions } from "#connect-four";

export type Scores = readonly (number | null)[];

export interface Label {
  readonly moves: string;
  readonly scores: Scores;
  /** What it took to find the scores. */
  readonly nodes: number;
  readonly milliseconds: number;
}

const root = join(import.meta.dirname, "../..");

export const positionsFile = join(root, "public/models/connect-four/positions.json");

/** The file of the labels found so far. */
export const logFile = (seed: number) =>
  join(root, `node_modules/.cache/cruxes-training/connect-four-labels/seed-${seed}.jsonl`);

export function readLog(file: string): Label[] {
  if (!existsSync(file)) return [];
  const whole = (line: string) => line.endsWith("}"); // the last was cut short if its writer was stopped
  return readFileSync(file, "utf8")
    .split("\n")
    .filter(whole)
    .map((line) => JSON.parse(line) as Label);
}

export function addToLog(file: string, label: Label): void {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `\n${JSON.stringify(label)}`);
}

/** Write the finished set, a position a line, so that versions can be compared. */
export function writePositions(stored: StoredPositions): void {
  mkdirSync(dirname(positionsFile), { recursive: true });
  writeFileSync(positionsFile, `${JSON.stringify(stored).replaceAll('["', '\n["')}\n`);
}
