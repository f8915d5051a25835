/** @file `npm run train ioi [-- --jobs N] [-- name…]`: train the models that are not finished, several at a time, each in a process of its own. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { UsageError } from "../../scripts/usage-error.ts";
import { models } from "./models.ts";
import { workFolder } from "./progress.ts";
import { cardFile } from "./store.ts";

/** Train what was named, or all; what was stopped goes on from its checkpoint. */
export async function train(options: readonly string[]): Promise<void> {
  const { names, jobs } = parse(options);
  const waiting = names.filter((name) => !existsSync(cardFile(name)));
  console.log(`${names.length - waiting.length} of ${names.length} models are finished.`);
  console.log(
    `Checkpoints and logs are in ${workFolder}; to train a model anew, delete its folder there and in public/models.`,
  );
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      await trainIn(name);
  };
  await Promise.all(Array.from({ length: jobs }, work));
}

function parse(options: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...options],
    options: { jobs: { type: "string", default: `${availableParallelism()}` } },
    allowPositionals: true,
  });
  const known = models.map(({ name }) => name);
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new UsageError(`There is no model ${unknown.join(", ")}; accepted: ${known.join(", ")}.`);
  const jobs = Number(values.jobs);
  if (!Number.isSafeInteger(jobs) || jobs < 1)
    throw new UsageError(`--jobs: received ${values.jobs}; accepted: a whole number from 1.`);
  return { names: positionals.length > 0 ? positionals : known, jobs };
}

function trainIn(name: string): Promise<void> {
  const script = join(import.meta.dirname, "train-model.ts");
  const child = spawn(process.execPath, [script, name], { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`Training ${name} ended with code ${code}.`)),
    );
  });
}
