/** @file A game of the network against itself, with what is learnt from it. */
import { type Board, emptyPosition, isOver, legalMoves, type Position, play } from "#connect-four";
import type { Random } from "#random";
import { weighted } from "./draw.ts";
import {
  addNoise,
  bestMove,
  meanValue,
  type Node,
  openTree,
  type SearchOptions,
  search,
  type Thinking,
} from "./search.ts";

export interface SelfPlayOptions extends SearchOptions {
  readonly board: Board;
  /** Simulations of a full search, at most 255; its visits are what the policy learns. */
  readonly full: number;
  /** Simulations of the others, which only find a move. */
  readonly fast: number;
  /** Share of moves that get a full search (playout cap randomisation: Wu, 2019, arXiv:1902.10565, 3.1). */
  readonly fullShare: number;
  /** Whether the first move after random ones gets a full search in any case. */
  readonly fullAtStart: boolean;
  readonly noiseShare: number;
  readonly noiseConcentration: number;
  /** Before this ply a move is drawn in proportion to its visits; from it on the most visited is played. */
  readonly drawnPlies: number;
  /** Share of games that begin with random moves, and how many those are at most. */
  readonly openingShare: number;
  readonly openingPlies: number;
}

/** A game, from which all positions and targets can be made again. */
export interface Game {
  /** All columns played. */
  readonly moves: Uint8Array;
  /** How many of them were random, before the network began to play. */
  readonly opening: number;
  /** (ply, column) visits of the search at every ply after the opening; all 0 where it was no full one. */
  readonly visits: Uint8Array;
  /** Mean value of the root for the player to move at those plies, times 127. */
  readonly values: Int8Array;
}

/** A game that was just played, and who won it. */
export interface PlayedGame extends Game {
  readonly winner: Position["winner"];
}

/** Play a game. */
export function* playGame(options: SelfPlayOptions, random: Random): Thinking<PlayedGame> {
  const moves = drawOpening(options, random);
  const opening = moves.length;
  const visits: number[] = [];
  const values: number[] = [];
  let root = yield* openTree(positionAfter(options.board, moves));
  while (!isOver(root.position)) {
    const isStart = options.fullAtStart && opening > 0 && moves.length === opening;
    const isFull = random.uniform() < options.fullShare || isStart;
    if (isFull) addNoise(root, options.noiseShare, options.noiseConcentration, random);
    yield* search(root, isFull ? options.full : options.fast, options);
    visits.push(...(isFull ? root.visits : root.visits.map(() => 0)));
    values.push(Math.round(127 * meanValue(root)));
    const column = chooseMove(root, options, random);
    moves.push(column);
    root = root.children[column] ?? (yield* openTree(play(root.position, column)));
  }
  return {
    moves: Uint8Array.from(moves),
    opening,
    visits: Uint8Array.from(visits),
    values: Int8Array.from(values),
    winner: root.position.winner,
  };
}

/** The position after some moves from the empty board. */
export const positionAfter = (board: Board, moves: Iterable<number>): Position =>
  [...moves].reduce((position, column) => play(position, column), emptyPosition(board));

function chooseMove(root: Node, { drawnPlies }: SelfPlayOptions, random: Random): number {
  return root.position.ply < drawnPlies ? weighted(root.visits, random) : bestMove(root);
}

/** Random moves after which the game is not over; in most games none. */
function drawOpening(options: SelfPlayOptions, random: Random): number[] {
  const { board, openingShare, openingPlies } = options;
  if (random.uniform() >= openingShare) return [];
  const length = 1 + random.integer(openingPlies);
  for (;;) {
    const moves: number[] = [];
    let position = emptyPosition(board);
    while (moves.length < length && !isOver(position)) {
      const legal = legalMoves(position);
      const column = legal[random.integer(legal.length)]!;
      moves.push(column);
      position = play(position, column);
    }
    if (!isOver(position)) return moves;
  }
}
