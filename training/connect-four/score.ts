/** @file `node training/connect-four/score.ts [--simulations 50,200] [--every N] [--networks folder] [--positions file] [--json] [file…]`: the strength of stored networks on every Nth labelled position. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createEvaluator, readNetwork, usualSearch } from "#alphazero";
import { readLabelled, type StoredPositions } from "#connect-four";
import type { Engine } from "#engine";
import { createNodeEngine } from "#engine/node";
import { runCommand, UsageError } from "../../scripts/usage-error.ts";
import { lookaheadPlayer, policyPlayer, randomPlayer, searchPlayer } from "./players.ts";
import { calibrationOf, type Strength, strengthOf } from "./strength.ts";

const stored = join(import.meta.dirname, "../../public/models/connect-four");

await runCommand(async () => {
  const { networks, positions, simulations, every, only, json } = parse();
  const all = readLabelled(JSON.parse(readFileSync(positions, "utf8")) as StoredPositions);
  const labelled = all.filter((_, i) => i % every === 0);
  const show = (name: string, player: string, result: object) =>
    console.log(
      json ? JSON.stringify({ name, player, ...result }) : `${name} ${player} ${summary(result)}`,
    );
  show("-", "random", await strengthOf(randomPlayer, labelled));
  show("-", "lookahead", await strengthOf(lookaheadPlayer, labelled));
  const engine = await createNodeEngine();
  const files = readdirSync(networks).filter((name) => name.endsWith(".safetensors"));
  const chosen = only === undefined ? files : files.filter((name) => only.includes(name));
  for (const name of chosen.sort()) {
    const { evaluate, dispose } = await open(engine, join(networks, name));
    show(name, "value", await calibrationOf(evaluate, labelled));
    show(name, "policy", await strengthOf(policyPlayer(evaluate), labelled));
    for (const count of simulations)
      show(
        name,
        `${count} simulations`,
        await strengthOf(searchPlayer(evaluate, count, usualSearch), labelled),
      );
    await dispose();
  }
  await engine.dispose();
});

async function open(engine: Engine, file: string) {
  const { config, weights } = readNetwork(readFileSync(file));
  return createEvaluator(engine, config, weights);
}

function parse() {
  const { values, positionals } = parseArgs({
    options: {
      networks: { type: "string", default: join(stored, "seed-1") },
      positions: { type: "string", default: join(stored, "positions.json") },
      simulations: { type: "string", default: "50,200" },
      every: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  const simulations = values.simulations.split(",").filter(Boolean).map(Number);
  if (!simulations.every((count) => Number.isSafeInteger(count) && count >= 2))
    throw new UsageError(
      `--simulations: received ${values.simulations}; accepted: whole numbers from 2, with commas between.`,
    );
  const every = Number(values.every);
  if (!Number.isSafeInteger(every) || every < 1)
    throw new UsageError(`--every: received ${values.every}; accepted: a whole number from 1.`);
  return { ...values, simulations, every, only: positionals.length > 0 ? positionals : undefined };
}

/** Percentages with their standard errors, or the numbers as they are. */
function summary(result: object): string {
  if (!("all" in result)) return JSON.stringify(result);
  const { all, decisive, byPly } = result as Strength;
  const share = ({ kept, of }: Strength["all"]) => {
    const p = kept / of;
    return `${(100 * p).toFixed(1)} ± ${(100 * Math.sqrt((p * (1 - p)) / of)).toFixed(1)} %`;
  };
  const plies = Object.entries(byPly).map(([ply, tally]) => [Number(ply), tally] as const);
  const thirds = [
    [0, 17],
    [18, 26],
    [27, 42],
  ].map(([from, to]) => {
    const group = plies.filter(([ply]) => ply >= from! && ply <= to!);
    const of = group.reduce((sum, [, tally]) => sum + tally.of, 0);
    if (of === 0) return "-";
    return (100 * (group.reduce((sum, [, { kept }]) => sum + kept, 0) / of)).toFixed(1);
  });
  return `${share(all)}, decisive ${share(decisive)}; plies to 17, 26, 42: ${thirds.join(", ")}`;
}
