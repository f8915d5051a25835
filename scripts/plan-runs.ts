/** @file From the options of the command line to the runs that they ask for. */
import { readFileSync } from "node:fs";
import type { About } from "#experiments/contract.ts";
import { parseParameters } from "#experiments/parameters.ts";
import type { Settings } from "./headless.ts";
import { UsageError } from "./usage-error.ts";

export interface RunOptions {
  readonly preset?: string | undefined;
  /** Each `name=value`. */
  readonly param?: readonly string[] | undefined;
  readonly seed?: string | undefined;
  /** `A..B`, both included. */
  readonly seeds?: string | undefined;
  /** Each `name=a,b,c`; several make every combination. */
  readonly sweep?: readonly string[] | undefined;
  /** Each `name=FILE`: a run for every line of a file. */
  readonly paramFile?: readonly string[] | undefined;
}

type Texts = Readonly<Record<string, string>>;

/** List the settings of every run; anything not accepted is a usage error. */
export function planRuns(about: About, options: RunOptions): Settings[] {
  const start: Texts = {
    ...(options.preset !== undefined && { preset: options.preset }),
    ...Object.fromEntries((options.param ?? []).map((text) => assignment("--param", text))),
    ...(options.seed !== undefined && { seed: options.seed }),
  };
  const sweeps = (options.sweep ?? []).map((text) => {
    const [name, values] = assignment("--sweep", text);
    return { name, values: values.split(",") };
  });
  const files = (options.paramFile ?? []).map((text) =>
    valuesInFile(about, ...assignment("--param-file", text)),
  );
  const seeds = options.seeds === undefined ? [] : [{ name: "seed", values: range(options.seeds) }];
  return [...files, ...sweeps, ...seeds]
    .reduce(combined, [start])
    .map((texts) => settingsFrom(about, texts));
}

/** Read the settings of one run; anything not accepted is a usage error. */
export function settingsFrom(about: About, texts: Texts): Settings {
  const { params, seed, problems } = parseParameters(about, texts);
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
  return { params, seed };
}

const combined = (
  runs: readonly Texts[],
  { name, values }: { readonly name: string; readonly values: readonly string[] },
): Texts[] => runs.flatMap((run) => values.map((value) => ({ ...run, [name]: value })));

/** Read values of a parameter from a file, one a line; blank lines are left out. What is not accepted is refused by its line. */
function valuesInFile(about: About, name: string, file: string) {
  const lines = linesOf(file).map((text, i) => ({ value: text.trim(), line: i + 1 }));
  const given = lines.filter(({ value }) => value !== "");
  if (given.length === 0) throw new UsageError(`${file}: it has no values.`);
  const problems = given.flatMap(({ value, line }) =>
    parseParameters(about, { [name]: value }).problems.map(
      (problem) => `${file}, line ${line}: ${problem}`,
    ),
  );
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
  return { name, values: given.map(({ value }) => value) };
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch (error) {
    throw new UsageError(`${file}: it cannot be read (${(error as Error).message}).`);
  }
}

function assignment(option: string, text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new UsageError(`${option}: received "${text}"; accepted: name=value.`);
  return [text.slice(0, at), text.slice(at + 1)];
}

const mostSeeds = 10_000;

function range(text: string): string[] {
  const [, from, to] = (/^(\d+)\.\.(\d+)$/.exec(text) ?? []).map(Number);
  if (from === undefined || to === undefined || to < from || to - from >= mostSeeds)
    throw new UsageError(
      `--seeds: received "${text}"; accepted: A..B with A at most B, ${mostSeeds} seeds at most.`,
    );
  return Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
}
