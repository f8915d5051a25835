/** @file `npm run train connect-four [-- --seed 1 --minutes 60 --games N]`: train a network by self-play, or go on with it. */
import { appendFileSync, cpSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createNodeEngine } from "#engine/node";
import { createRandom } from "#random";
import { UsageError } from "../../scripts/usage-error.ts";
import { latestState, storedState, workFolder } from "./progress.ts";
import { recipe } from "./recipe.ts";
import { type Report, runTraining } from "./run-training.ts";

/** Train for so many minutes of this process's life or up to so many games; a signal stops it after no more than a round. */
export async function train(options: readonly string[]): Promise<void> {
  const { seed, minutes, games } = parse(options);
  const folder = join(workFolder, `seed-${seed}`);
  mkdirSync(folder, { recursive: true });
  if (latestState(folder) === undefined && existsSync(storedState(seed)))
    cpSync(storedState(seed), folder, { recursive: true });
  console.log(`The state, checkpoints and log are in ${folder}; to train anew, delete it.`);
  const stop = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => stop.abort(signal));
  const end = Date.now() + 60_000 * minutes;
  const engine = await createNodeEngine();
  try {
    await runTraining(engine, {
      recipe,
      random: createRandom(seed).fork("connect-four"),
      folder,
      isEnough: (progress) => Date.now() >= end || progress.games >= games,
      onIteration: (report) => log(folder, report),
      signal: stop.signal,
    });
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    console.log(`Stopped by ${stop.signal.reason}; what was under way will be played again.`);
  }
  await engine.dispose();
}

function parse(options: readonly string[]) {
  const { values } = parseArgs({
    args: [...options],
    options: {
      seed: { type: "string", default: "1" },
      minutes: { type: "string", default: "60" },
      games: { type: "string", default: "1e9" },
    },
  });
  const [seed, minutes, games] = (["seed", "minutes", "games"] as const).map((name) => {
    const value = Number(values[name]);
    if (!(value >= 0) || (name === "seed" && !Number.isSafeInteger(value)))
      throw new UsageError(
        `--${name}: received ${values[name]}; accepted: a ${name === "seed" ? "whole " : ""}number from 0.`,
      );
    return value;
  }) as [number, number, number];
  return { seed, minutes, games };
}

function log(folder: string, report: Report): void {
  const rounded = Object.entries(report).map(([name, value]) => [name, Number(value.toFixed(4))]);
  const line = JSON.stringify(Object.fromEntries(rounded));
  console.log(line);
  appendFileSync(join(folder, "training.jsonl"), `${line}\n`);
}
