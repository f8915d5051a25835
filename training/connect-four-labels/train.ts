/** @file `npm run train connect-four-labels [-- --seed N --per-ply N]`: score every move of random positions, and store them for tests of players. */
import { parseArgs } from "node:util";
import { createSolver, parsePosition, type Style } from "#connect-four";
import { UsageError } from "../../scripts/usage-error.ts";
import { drawTasks } from "./draw.ts";
import { addToLog, logFile, positionsFile, readLog, type Scores, writePositions } from "./store.ts";

/** Label the positions of a seed from the latest ply to the earliest; what was stopped goes on where it was. */
export async function train(options: readonly string[]): Promise<void> {
  const { seed, perPly } = parse(options);
  const tasks = drawTasks(seed, perPly);
  const log = logFile(seed);
  const known = new Map(readLog(log).map(({ moves, scores }): [string, Scores] => [moves, scores]));
  console.log(`${known.size} positions of seed ${seed} are labelled already, in ${log}.`);
  const solver = createSolver({ tableSize: 2 ** 23 });
  for (const { moves } of tasks.toReversed()) {
    if (known.has(moves)) continue;
    const [began, before] = [performance.now(), solver.nodes];
    const scores = solver.moveScores(parsePosition(moves));
    known.set(moves, scores);
    const milliseconds = Math.round(performance.now() - began);
    addToLog(log, { moves, scores, nodes: solver.nodes - before, milliseconds });
  }
  const of = (wanted: Style) =>
    tasks.flatMap(({ moves, style }) =>
      style === wanted ? [[moves, known.get(moves)!] as const] : [],
    );
  writePositions({
    seed,
    perPly,
    positions: { random: of("random"), lookahead: of("lookahead") },
  });
  console.log(`${tasks.length} positions are in ${positionsFile}.`);
}

function parse(options: readonly string[]) {
  const { values } = parseArgs({
    args: [...options],
    options: {
      seed: { type: "string", default: "1" },
      "per-ply": { type: "string", default: "100" },
    },
  });
  const [seed, perPly] = [Number(values.seed), Number(values["per-ply"])];
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new UsageError(`--seed: received ${values.seed}; accepted: a whole number from 0.`);
  if (!Number.isSafeInteger(perPly) || perPly < 2 || perPly > 1000)
    throw new UsageError(`--per-ply: received ${values["per-ply"]}; accepted: 2 to 1000.`);
  return { seed, perPly };
}
