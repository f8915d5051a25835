/** @file `npm run -s experiment -- …`: list the experiments, or run one; results on stdout, progress on stderr. */
import { parseArgs } from "node:util";
import { createEngine, type Engine } from "#engine";
import type { Measured } from "#experiments/contract.ts";
import {
  experimentSlugs,
  type HeadlessRun,
  loadExperiment,
  progressReporter,
  runHeadless,
} from "./headless.ts";
import { planRuns } from "./plan-runs.ts";
import { runCommand, UsageError } from "./usage-error.ts";

const usage = `Usage:
  npm run -s experiment -- list [--json]
  npm run -s experiment -- run <experiment> [--preset NAME] [--param name=value]...
      [--seed N | --seeds A..B] [--sweep name=a,b,c]...
      [--param-file name=FILE]... [--positions-file FILE] [--json]
  --param-file makes a run for each line of FILE; --positions-file FILE is --param-file position=FILE.`;

const options = {
  preset: { type: "string" },
  param: { type: "string", multiple: true },
  seed: { type: "string" },
  seeds: { type: "string" },
  sweep: { type: "string", multiple: true },
  "param-file": { type: "string", multiple: true },
  "positions-file": { type: "string" },
  json: { type: "boolean", default: false },
} as const;

await runCommand(main);

async function main(): Promise<void> {
  const { positionals, values } = parsed();
  const [command, slug, ...rest] = positionals;
  if (command === "list" && slug === undefined) return list(values.json);
  if (command !== "run" || rest.length > 0) throw new UsageError(usage);
  const slugs = experimentSlugs();
  if (slug === undefined || !slugs.includes(slug))
    throw new UsageError(
      `There is no experiment "${slug ?? ""}"; accepted: ${slugs.join(", ")}.\n${usage}`,
    );
  const experiment = await loadExperiment(slug);
  const paramFile = [
    ...(values["param-file"] ?? []),
    ...(values["positions-file"] === undefined ? [] : [`position=${values["positions-file"]}`]),
  ];
  const runs = planRuns(experiment.about, { ...values, paramFile });
  // As on a page, runs that take no time share an engine and what they keep for it; none of them ends it.
  const shared = experiment.about.isInstant && (await createEngine());
  const lent: Engine = shared && Object.create(shared, { dispose: { value: async () => {} } });
  const start = shared ? async () => lent : createEngine;
  for (const settings of runs) {
    const done = await runHeadless(experiment, settings, progressReporter(), start);
    console.log(values.json ? JSON.stringify(asJson(done)) : asText(done));
  }
  if (shared) await shared.dispose();
}

function parsed() {
  try {
    const result = parseArgs({ options, allowPositionals: true });
    if (result.values.seed !== undefined && result.values.seeds !== undefined)
      throw new UsageError("--seed and --seeds: received both; accepted: one of them.");
    return result;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
}

async function list(json: boolean): Promise<void> {
  const experiments = await Promise.all(experimentSlugs().map(loadExperiment));
  for (const { slug, about } of experiments) {
    const { question, params, presets } = about;
    console.log(
      json ? JSON.stringify({ slug, question, params, presets }) : `${slug}\t${question}`,
    );
  }
}

function asJson({ result: { measured, data, summary }, ...run }: HeadlessRun) {
  return { ...run, measured, result: { summary, data } };
}

function asText({ experiment, params, seed, result, elapsedMs }: HeadlessRun): string {
  const settings = Object.entries(params).map(([name, value]) => `${name}=${value}`);
  return [
    `${experiment} seed=${seed} ${settings.join(" ")} (${(elapsedMs / 1000).toFixed(1)} s)`,
    result.summary,
    ...result.measured.map(asLine),
    "",
  ].join("\n");
}

function asLine({ id, value, low, high, unit = "" }: Measured): string {
  const interval = low === undefined || high === undefined ? "" : `[${low}, ${high}]`;
  return `  ${id.padEnd(40)} ${String(value).padEnd(12)} ${interval} ${unit}`.trimEnd();
}
