/** @file `node training/connect-four/list-checkpoints.ts [--seed N]`: let the experiments know the networks that store.ts has put into public/models. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

const root = join(import.meta.dirname, "../..");

interface Entry {
  readonly games: number;
  readonly steps: number;
  readonly file: string;
  readonly sha256: string;
}

const { values } = parseArgs({ options: { seed: { type: "string", default: "1" } } });
const folder = `models/connect-four/seed-${values.seed}`;
const card = readFileSync(join(root, "public", folder, "card.json"), "utf8");
const { networks } = JSON.parse(card) as { readonly networks: readonly Entry[] };
const checkpoints = networks
  .map(({ games, steps, file, sha256 }) => ({ games, steps, file, sha256 }))
  .sort((a, b) => a.games - b.games);
const list = join(root, "src/lib/alphazero/checkpoints.json");
writeFileSync(list, `${JSON.stringify({ folder, checkpoints }, null, 2)}\n`);
console.log(`${checkpoints.length} networks of ${folder} are listed in ${list}.`);
