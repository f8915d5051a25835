/** @file Trains one model and stores it: a process of its own, which `train.ts` starts. */
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { createNodeEngine } from "#engine/node";
import { createRandom } from "#random";
import { architectures, models } from "./models.ts";
import { workFolder } from "./progress.ts";
import { runTraining } from "./run-training.ts";
import { storeModel } from "./store.ts";

const model = models.find(({ name }) => name === process.argv[2]);
if (model === undefined) throw new Error(`There is no model ${process.argv[2]}.`);
const { name, architecture, seed } = model;
const folder = join(workFolder, name);
const engine = await createNodeEngine();
const { weights, progress } = await runTraining(engine, {
  recipe: architectures[architecture],
  random: createRandom(seed).fork(architecture),
  folder,
  onPoint: (point, cpuSeconds) => log(`${JSON.stringify(point)} ${cpuSeconds} s`),
});
await storeModel(engine, model, weights, progress);
log("stored");
await engine.dispose();

function log(line: string): void {
  console.log(`${name} ${line}`);
  appendFileSync(join(folder, "training.log"), `${line}\n`);
}
