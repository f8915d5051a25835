/**
 * @file `node training/connect-four/find-positions.ts [--checkpoint NAME] [--simulations N]`: the positions of the presets of
 * play-and-inspect. Random games are drawn from seed 1, 2, …; of each kind the first position that fits is taken.
 */
import { parseArgs } from "node:util";
import {
  bestMove,
  checkpointNamed,
  createEvaluator,
  type Evaluate,
  loadCheckpoint,
  openTree,
  search,
  thinkTogether,
  usualSearch,
} from "#alphazero";
import {
  createSolver,
  drawMoves,
  formatMoves,
  legalMoves,
  type Position,
  parsePosition,
  play,
  playerToMove,
  winningColumns,
} from "#connect-four";
import { createNodeEngine } from "#engine/node";
import { readPublic } from "#experiments/read-public.ts";
import { createRandom } from "#random";

type Fits = (position: Position) => boolean | Promise<boolean>;

const { values } = parseArgs({
  options: {
    checkpoint: { type: "string", default: "last" },
    simulations: { type: "string", default: "200" },
  },
});
const engine = await createNodeEngine();
const { config, weights } = await loadCheckpoint(readPublic, checkpointNamed(values.checkpoint));
const { evaluate } = await createEvaluator(engine, config, weights, [1]);
const solver = createSolver();

console.log("search mends the policy", await first(14, mends));
console.log("double threat", await first(16, isDoubleThreat));
console.log("zugzwang", await first(30, isZugzwang));
await engine.dispose();

/** The first position of a ply that fits, in the order of the seeds, among those without a win at hand for either side. */
async function first(ply: number, fits: Fits): Promise<string> {
  for (let seed = 1; ; seed++) {
    const moves = formatMoves(drawMoves(createRandom(seed), ply, "lookahead"));
    const position = parsePosition(moves);
    const isQuiet = ([1, 2] as const).every(
      (player) => winningColumns(position, player).length === 0,
    );
    if (isQuiet && (await fits(position))) return `seed ${seed}: ${moves}`;
  }
}

/** The policy's move does not keep the value, that of the search does. */
async function mends(position: Position): Promise<boolean> {
  const keeping = solver.valuePreserving(position);
  if (keeping.length === legalMoves(position).length) return false;
  const [policy, searched] = await Promise.all([
    choose(evaluate, position, 1),
    choose(evaluate, position, Number(values.simulations)),
  ]);
  return !keeping.includes(policy) && keeping.includes(searched);
}

async function choose(evaluate: Evaluate, position: Position, simulations: number) {
  const thought = (function* () {
    const root = yield* openTree(position);
    yield* search(root, simulations, usualSearch);
    return bestMove(root);
  })();
  const [column] = await thinkTogether([thought], evaluate);
  return column!;
}

/** One move alone wins, and it makes two wins at hand at once. */
function isDoubleThreat(position: Position): boolean {
  if (solver.value(position) !== 1) return false;
  const [column, ...others] = solver.valuePreserving(position);
  if (column === undefined || others.length > 0) return false;
  return winningColumns(play(position, column), playerToMove(position)).length > 1;
}

/** Who is to move loses, and would not if it could pass: neither side has a win at hand. */
function isZugzwang(position: Position): boolean {
  return solver.value(position) === -1 && valueAfterPass(position) >= 0;
}

/** What a position is worth to its mover when the other one has to move instead: with the colours changed over, it does. */
function valueAfterPass(position: Position): number {
  const cells = position.cells.map((owner) => (owner === 0 ? 0 : 3 - owner));
  return 0 - solver.value({ ...position, cells });
}
