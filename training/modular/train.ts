/** @file `npm run train modular [-- --steps N]`: train the transformer of Nanda et al. (2023) and its control, then store them. */
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createNodeEngine } from "#engine/node";
import { UsageError } from "../../scripts/usage-error.ts";
import { architecture, type NetworkName, recipes } from "./model.ts";
import { workFolder } from "./progress.ts";
import { runTraining } from "./run-training.ts";
import { storeNetworks } from "./store.ts";

/** Train on one thread, as far as `--steps` says; what was stopped goes on from its checkpoint. */
export async function train(options: readonly string[]): Promise<void> {
  const steps = stepsIn(options);
  const engine = await createNodeEngine();
  for (const name of ["control", "model"] as const)
    await runTraining(engine, {
      architecture,
      recipe: { ...recipes[name], ...(name === "model" && { steps }) },
      folder: folderOf(name),
      onPoint: (point) => log(name, `${JSON.stringify(point)} ${cpuSeconds()} s`),
    });
  await storeNetworks(engine, folderOf, steps);
  await engine.dispose();
}

function stepsIn(options: readonly string[]): number {
  const { values } = parseArgs({
    args: [...options],
    options: { steps: { type: "string", default: `${recipes.model.steps}` } },
  });
  const steps = Number(values.steps);
  if (!Number.isSafeInteger(steps / 20) || steps < 20 || steps > recipes.model.steps)
    throw new UsageError(
      `--steps: received ${values.steps}; accepted: multiples of 20 up to ${recipes.model.steps}.`,
    );
  return steps;
}

function folderOf(name: NetworkName): string {
  const folder = join(workFolder, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

const cpuSeconds = () => Math.round(process.cpuUsage().user / 1e6);

function log(name: NetworkName, line: string): void {
  console.log(`${name} ${line}`);
  appendFileSync(join(folderOf(name), "training.log"), `${line}\n`);
}
