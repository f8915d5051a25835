/** @file `node training/connect-four/store.ts [--seed N]`: put the networks of a training into public/models, and its state into the repository. */
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { networkTraining, readNetwork, type StoredNetwork, writeNetwork } from "#alphazero";
import { runCommand, UsageError } from "../../scripts/usage-error.ts";
import {
  checkpointName,
  isCheckpoint,
  latestState,
  resume,
  storedState,
  workFolder,
} from "./progress.ts";
import { recipe } from "./recipe.ts";

const models = join(import.meta.dirname, "../../public/models/connect-four");
/** Which networks a page can choose from: those of the first seed. */
const choices = join(import.meta.dirname, "../../src/lib/alphazero/checkpoints.json");
const chosenSeed = 1;

/** What is known of the networks of one seed. */
export interface Card {
  readonly seed: number;
  readonly parameters: number;
  readonly recipe: object;
  readonly networks: readonly {
    readonly file: string;
    readonly games: number;
    readonly steps: number;
    readonly sha256: string;
  }[];
  readonly log: readonly object[];
}

await runCommand(async () => {
  const { values } = parseArgs({ options: { seed: { type: "string", default: "1" } } });
  const folder = join(workFolder, `seed-${values.seed}`);
  const state = existsSync(folder) ? latestState(folder) : undefined;
  if (state === undefined)
    throw new UsageError(
      `--seed: ${folder} holds no training; begin with npm run train connect-four.`,
    );
  const saved = resume(folder, networkTraining(recipe.config, recipe), recipe.config.width)!;
  const target = join(models, `seed-${values.seed}`);
  mkdirSync(target, { recursive: true });
  removeFormerLast(target);
  const kept = join(folder, "checkpoints");
  for (const file of existsSync(kept) ? readdirSync(kept) : [])
    put(join(target, file), readNetwork(readFileSync(join(kept, file))));
  const { parameters: weights } = saved.state;
  const training = { ...saved.progress };
  const last = { config: recipe.config, weights, training } as StoredNetwork;
  put(join(target, checkpointName(saved.progress.games)), last);
  const seed = Number(values.seed);
  const networks = networksIn(target);
  writeFileSync(join(target, "card.json"), card(seed, target, networks, folder));
  if (seed === chosenSeed)
    writeFileSync(choices, choicesOf(`models/connect-four/seed-${seed}`, networks));
  const place = storedState(seed);
  rmSync(place, { recursive: true, force: true });
  cpSync(state, join(place, basename(state)), { recursive: true });
  cpSync(join(folder, "training.jsonl"), join(place, "training.jsonl"));
  console.log(
    `${readdirSync(target).length - 1} networks are in ${target}; the state of training is in ${place}.`,
  );
});

/** What was the last network when networks were stored before is not kept, unless its turn was then. */
function removeFormerLast(target: string): void {
  for (const name of readdirSync(target).filter((name) => name.endsWith(".safetensors"))) {
    const { training } = readNetwork(readFileSync(join(target, name)));
    if (!isCheckpoint(training["iteration"]!)) rmSync(join(target, name));
  }
}

/** Half precision: no less strong in measurements (docs/alphazero.md). */
function put(file: string, network: StoredNetwork): void {
  writeFileSync(file, writeNetwork(network, "F16"));
}

function networksIn(folder: string): Card["networks"] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".safetensors"));
  return files.sort().map((file) => {
    const content = readFileSync(join(folder, file));
    const sha256 = createHash("sha256").update(content).digest("hex");
    return { file, ...readNetwork(content).training, sha256 } as Card["networks"][number];
  });
}

function choicesOf(folder: string, networks: Card["networks"]): string {
  const checkpoints = networks.map(({ games, steps, file, sha256 }) => ({
    games,
    steps,
    file,
    sha256,
  }));
  return `${JSON.stringify({ folder, checkpoints }, null, 2)}\n`;
}

function card(seed: number, folder: string, networks: Card["networks"], work: string): string {
  const { weights } = readNetwork(readFileSync(join(folder, networks[0]!.file)));
  const { window: _, learningRate: __, ...settings } = recipe;
  const log = readFileSync(join(work, "training.jsonl"), "utf8").trim().split("\n");
  return oneLineEach({
    seed,
    parameters: Object.values(weights).reduce((sum, values) => sum + values.length, 0),
    recipe: settings,
    networks,
    log: log.map((line) => JSON.parse(line) as object),
  });
}

/** JSON with one element of a list on each line. */
function oneLineEach(value: Card): string {
  return `${JSON.stringify(value).replaceAll('[{"', '[\n{"').replaceAll('},{"', '},\n{"')}\n`;
}
