import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Machine } from "./machine.ts";
import type { Row } from "./row.ts";

const folder = new URL("results/", import.meta.url);

/** Write a run to bench/results/<date>-<machine>.json and name the file. */
export function recordRun(machine: Machine, rows: readonly Row[]): string {
  const date = new Date().toISOString();
  const processor = machine.processor.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const file = new URL(`${date.slice(0, 10)}-${processor}-${machine.cores}-cores.json`, folder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify({ date, machine, rows }, null, 2)}\n`);
  return fileURLToPath(file);
}
