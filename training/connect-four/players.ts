/** @file Players whose strength is measured. */
import {
  bestMove,
  type Evaluate,
  openTree,
  type SearchOptions,
  search,
  type Thinking,
  thinkTogether,
} from "#alphazero";
import { legalMoves, lookaheadMoves, type Position } from "#connect-four";

/** For each position the moves that a player chooses among, all equally likely. */
export type Player = (positions: readonly Position[]) => Promise<number[][]>;

export const randomPlayer: Player = async (positions) => positions.map(legalMoves);

/** Wins at once, else blocks, else plays anything. */
export const lookaheadPlayer: Player = async (positions) => positions.map(lookaheadMoves);

/** Plays the likeliest move of the policy, without search. */
export const policyPlayer =
  (evaluate: Evaluate): Player =>
  async (positions) =>
    (await evaluate(positions)).map(({ policy }) => [policy.indexOf(Math.max(...policy))]);

/** Positions that are searched together. */
const WIDTH = 256;

/** Plays the most visited move of a search. */
export const searchPlayer =
  (evaluate: Evaluate, simulations: number, options: SearchOptions): Player =>
  async (positions) => {
    const moves: number[][] = [];
    for (let at = 0; at < positions.length; at += WIDTH) {
      const chunk = positions.slice(at, at + WIDTH);
      const thoughts = chunk.map((position) => chosen(position, simulations, options));
      moves.push(...(await thinkTogether(thoughts, evaluate)));
    }
    return moves;
  };

function* chosen(
  position: Position,
  simulations: number,
  options: SearchOptions,
): Thinking<number[]> {
  const root = yield* openTree(position);
  yield* search(root, simulations, options);
  return [bestMove(root)];
}
