/** @file `npm run train modular`: train the transformer of Nanda et al. (2023), then store it. */
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { createNodeEngine } from "#engine/node";
import { architecture, hyperparameters } from "./model.ts";
import { workFolder } from "./progress.ts";
import { runTraining } from "./run-training.ts";

/** Train on one thread; what was stopped goes on from its checkpoint. */
export async function train(): Promise<void> {
  mkdirSync(workFolder, { recursive: true });
  const engine = await createNodeEngine();
  await runTraining(engine, {
    architecture,
    steps: hyperparameters.steps,
    folder: workFolder,
    onPoint: (point) =>
      log(`${JSON.stringify(point)} ${Math.round(process.cpuUsage().user / 1e6)} s`),
  });
  await engine.dispose();
}

function log(line: string): void {
  console.log(line);
  appendFileSync(join(workFolder, "training.log"), `${line}\n`);
}
