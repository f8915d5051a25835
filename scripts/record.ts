/** @file `npm run record <experiment> [preset...]`: write recorded/<preset>.json, drawn into the page at build. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Recorded } from "#experiments/contract.ts";
import { codeHash } from "./code-hash.ts";
import {
  experimentSlugs,
  experimentsFolder,
  loadExperiment,
  progressReporter,
  runHeadless,
} from "./headless.ts";
import { settingsFrom } from "./plan-runs.ts";
import { runCommand, UsageError } from "./usage-error.ts";

await runCommand(() => main(process.argv.slice(2)));

async function main([slug = "", ...wanted]: readonly string[]): Promise<void> {
  if (!experimentSlugs().includes(slug))
    throw new UsageError(
      `There is no experiment "${slug}"; accepted: ${experimentSlugs().join(", ")}.\nUsage: npm run record <experiment> [preset...]`,
    );
  const experiment = await loadExperiment(slug);
  const presets = wanted.length > 0 ? wanted : Object.keys(experiment.about.presets);
  const plans = presets.map((preset) => ({
    preset,
    settings: settingsFrom(experiment.about, { preset }),
  }));
  const folder = join(experimentsFolder, slug, "recorded");
  mkdirSync(folder, { recursive: true });
  for (const { preset, settings } of plans) {
    const { result, ...run } = await runHeadless(experiment, settings, progressReporter());
    const recorded: Recorded = {
      ...run,
      preset,
      codeHash: codeHash(slug),
      recordedAt: new Date().toISOString(),
      ...result,
    };
    writeFileSync(join(folder, `${preset}.json`), readable(recorded));
    console.log(`${slug}/${preset}: ${result.summary}`);
  }
}

/** One entry a line, but lists of numbers on one line, so that a difference is short and readable. */
function readable(recorded: Recorded): string {
  const text = JSON.stringify(recorded, null, 1);
  return `${text.replace(/\[[\s\d.,e+-]*\]/g, (list) => list.replace(/\s+/g, ""))}\n`;
}
