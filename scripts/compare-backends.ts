/** @file `npm run -s compare:backends`: train one network on every backend there is here, and record how far they part. */
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { dirname } from "node:path";
import { createEngine, createReferenceEngine, type Engine } from "#engine";
import { createNodeEngine } from "#engine/node";
import { compareTraces, type Traced } from "./compare-traces.ts";
import { traceInChromium } from "./trace-in-chromium.ts";
import { stepsTraced, traceTraining } from "./trace-training.ts";

const file = "bench/results/backends.json";

const reference = await inNode(createReferenceEngine());
const traced = [
  reference,
  await inNode(await createEngine()),
  await inNode(await createNodeEngine()),
  ...(await traceInChromium()),
];
const result = {
  what: `A classifier, trained for ${stepsTraced} steps of AdamW from one seed; differences are the largest from the float64 interpreter.`,
  recordedAt: new Date().toISOString().slice(0, 10),
  machine: `${cpus()[0]?.model}, ${cpus().length} cores`,
  rows: compareTraces(reference.trace, traced, [1, 10, stepsTraced]),
};
await mkdir(dirname(file), { recursive: true });
await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
console.log(result);
console.log(`Written to ${file}.`);

async function inNode(engine: Engine): Promise<Traced> {
  const { backend, threads, version } = engine;
  const trace = await traceTraining(engine);
  await engine.dispose();
  return { runtime: `Node ${process.versions.node}`, backend, threads, version, trace };
}
