/** @file `npm run verify:recorded [experiment...]`: run every recording again and compare what it measured. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareMeasured, verdictOf } from "#experiments/compare.ts";
import type { Recorded } from "#experiments/contract.ts";
import { codeHash } from "./code-hash.ts";
import {
  experimentSlugs,
  experimentsFolder,
  loadExperiment,
  progressReporter,
  runHeadless,
} from "./headless.ts";
import { runCommand, UsageError } from "./usage-error.ts";

await runCommand(async () => {
  const wanted = process.argv.slice(2);
  const slugs = experimentSlugs();
  const unknown = wanted.filter((slug) => !slugs.includes(slug));
  if (unknown.length > 0)
    throw new UsageError(`No experiment ${unknown.join(", ")}; accepted: ${slugs.join(", ")}.`);
  for (const slug of wanted.length > 0 ? wanted : slugs)
    for (const recorded of recordings(slug)) if (!(await agrees(recorded))) process.exitCode = 1;
});

function recordings(slug: string): Recorded[] {
  const folder = join(experimentsFolder, slug, "recorded");
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")));
}

/** Run a recording again; print the verdict and every value that has drifted. */
async function agrees(recorded: Recorded): Promise<boolean> {
  const experiment = await loadExperiment(recorded.experiment);
  const { result } = await runHeadless(experiment, recorded, progressReporter());
  const comparisons = compareMeasured(recorded.measured, result.measured);
  const name = `${recorded.experiment}/${recorded.preset}`;
  const code =
    codeHash(recorded.experiment) === recorded.codeHash ? "same code" : "code changed since";
  console.log(`${name} (${code}): ${verdictOf(comparisons, "the recording")}`);
  const drifted = comparisons.filter(({ agrees }) => !agrees);
  if (drifted.length === 0) return true;
  console.table(
    drifted.map(({ reference: { id, value: recordedValue, tolerance }, value, difference }) => ({
      id,
      recorded: recordedValue,
      now: value,
      difference: difference.toPrecision(2),
      tolerance,
    })),
  );
  return false;
}
