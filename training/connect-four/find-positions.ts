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
  emptyPosition,
  formatMoves,
  isOver,
  legalMoves,
  type Position,
  play,
  playerToMove,
  winningColumns,
} from "#connect-four";
import { createNodeEngine } from "#engine/node";
import { readPublic } from "#experiments/read-public.ts";
import { createRandom } from "#random";

interface Drawn {
  readonly moves: string;
  readonly position: Position;
}

type Fits = (drawn: Drawn) => boolean | Promise<boolean>;

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

/** The first position of a ply that fits, in the order of the seeds. */
async function first(ply: number, fits: Fits): Promise<string> {
  for (let seed = 1; ; seed++) {
    const drawn = draw(ply, seed);
    if (drawn && (await fits(drawn))) return `seed ${seed}: ${drawn.moves}`;
  }
}

/** A random game so far, in which nobody misses a win or a block; nothing where it has ended or a win is at hand. */
function draw(ply: number, seed: number): Drawn | undefined {
  const random = createRandom(seed);
  const moves: number[] = [];
  let position = emptyPosition();
  while (position.ply < ply) {
    const forced = urgent(position);
    const choice = forced.length > 0 ? forced : legalMoves(position);
    const column = choice[random.integer(choice.length)]!;
    moves.push(column);
    position = play(position, column);
    if (isOver(position)) return undefined;
  }
  return urgent(position).length > 0 ? undefined : { moves: formatMoves(moves), position };
}

/** Columns that win at once, else those where the other would. */
function urgent(position: Position): number[] {
  const mover = playerToMove(position);
  const wins = winningColumns(position, mover);
  return wins.length > 0 ? wins : winningColumns(position, mover === 1 ? 2 : 1);
}

/** The policy's move does not keep the value, that of the search does. */
async function mends({ position }: Drawn): Promise<boolean> {
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
function isDoubleThreat({ position }: Drawn): boolean {
  if (solver.value(position) !== 1) return false;
  const [column, ...others] = solver.valuePreserving(position);
  if (column === undefined || others.length > 0) return false;
  return winningColumns(play(position, column), playerToMove(position)).length > 1;
}

/** Who is to move loses, and would not if it could pass: neither side has a win at hand. */
function isZugzwang({ position }: Drawn): boolean {
  return solver.value(position) === -1 && valueAfterPass(position) >= 0;
}

/** What a position is worth to its mover when the other one has to move instead: with the colours changed over, it does. */
function valueAfterPass(position: Position): number {
  const cells = position.cells.map((owner) => (owner === 0 ? 0 : 3 - owner));
  return 0 - solver.value({ ...position, cells });
}
