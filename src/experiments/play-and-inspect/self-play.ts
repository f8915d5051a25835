/** @file A game of the network against itself, judged afterwards. */
import { bestMove, meanValue, type Node } from "#alphazero";
import { createSolver, isOver, type Position, play } from "#connect-four";
import type { Random } from "#random";
import { type Thinker, think } from "./think.ts";
import type { GameMove, SelfPlay } from "./types.ts";
import { solvedFrom } from "./verdict.ts";

/** Moves that are drawn in proportion to their visits; later ones are the most visited. */
export const drawnMoves = 6;

interface Played {
  readonly position: Position;
  readonly column: number;
  readonly expected: number;
}

/** Play from a position to the end; yields the game so far, without what the solver says. */
export async function* selfPlay(
  start: Position,
  thinker: Thinker,
  random: Random,
): AsyncGenerator<SelfPlay, SelfPlay> {
  const played: Played[] = [];
  let position = start;
  while (!isOver(position)) {
    const root = await last(think(position, thinker));
    const column = played.length < drawnMoves ? drawMove(root, random) : bestMove(root);
    played.push({ position, column, expected: meanValue(root) });
    position = play(position, column);
    yield { moves: played.map((move) => tell(move)), winner: position.winner };
  }
  const moves: GameMove[] = [];
  const solver = createSolver();
  // The last positions first: what was proved of them helps with those before.
  for (const move of played.toReversed()) {
    const isSolved = move.position.ply >= solvedFrom;
    const value = isSolved ? solver.value(move.position) : null;
    const keeps = isSolved ? solver.valuePreserving(move.position).includes(move.column) : null;
    moves.unshift(tell(move, value, keeps));
    thinker.signal.throwIfAborted();
  }
  return { moves, winner: position.winner };
}

function tell(
  { position, column, expected }: Played,
  value: number | null = null,
  keepsValue: boolean | null = null,
): GameMove {
  const mover = position.ply % 2 === 0 ? 1 : 2;
  const forFirst = (x: number) => (mover === 1 ? x : 0 - x);
  return {
    column: column + 1,
    mover,
    expected: forFirst(expected),
    value: value === null ? null : forFirst(value),
    keepsValue,
  };
}

/** Draw a column by its visits; by the policy where there was no search. */
function drawMove({ visits, priors }: Node, random: Random): number {
  const weights = visits.some((count) => count > 0) ? visits : priors;
  let left = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  const drawn = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return drawn >= 0 ? drawn : weights.findLastIndex((weight) => weight > 0);
}

async function last(nodes: AsyncGenerator<Node, Node>): Promise<Node> {
  let step = await nodes.next();
  while (!step.done) step = await nodes.next();
  return step.value;
}
