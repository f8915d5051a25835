/** @file What the figure draws. Lists have an entry for each column, from the left; columns are named 1 to 7 as in moves. */
import type { FrameBase } from "../contract.ts";

/** What perfect play says. */
export interface Verdict {
  /** Whether the solver came to an end with the positions that it was allowed. */
  readonly solved: boolean;
  /** Positions that it looked at. */
  readonly nodes: number;
  /** For the player to move: 1 a win, 0 a draw, −1 a loss. */
  readonly value: number | null;
  /** Positive if who plays there wins, larger the sooner; null where no stone can be put. */
  readonly scores: readonly (number | null)[] | null;
  /** Whether the network's move keeps that value. */
  readonly keepsValue: boolean | null;
}

/** A move in the search tree. */
export interface Branch {
  /** The moves from the root to it, itself included. */
  readonly path: string;
  readonly visits: number;
  /** Mean result for who makes the move. */
  readonly mean: number;
}

export interface GameMove {
  readonly column: number;
  readonly mover: 1 | 2;
  /** Mean result that the search expected, for the first player. */
  readonly expected: number;
  /** What the position is worth with perfect play, for the first player; null before ply 12. */
  readonly value: number | null;
  /** Whether the move kept that value. */
  readonly keepsValue: boolean | null;
}

/** A game of the network against itself, from the position on. */
export interface SelfPlay {
  readonly moves: readonly GameMove[];
  readonly winner: 0 | 1 | 2;
}

export interface Data {
  /** The moves before, without blanks. */
  readonly moves: string;
  readonly ply: number;
  /** Who has won already. */
  readonly winner: 0 | 1 | 2;
  /** Games of training behind the network. */
  readonly games: number;
  readonly simulations: number;
  /** The network's probability of each column. */
  readonly policy: readonly number[];
  /** The result that the network expects for the player to move, from −1 to 1, and the mean of those of the search. */
  readonly value: number;
  readonly searchValue: number;
  readonly visits: readonly number[];
  /** Mean result after a stone there, for who plays it; null where the search never went. */
  readonly meanValues: readonly (number | null)[];
  /** The most visited way on, as moves. */
  readonly lines: readonly string[];
  /** What the search visited often, parents before children. */
  readonly branches: readonly Branch[];
  /** The move that it plays; null in a game that is over. */
  readonly best: number | null;
  readonly solver: Verdict;
  readonly game?: SelfPlay;
}

/** A frame has what is known so far: first the network's part, `best` when the search is done, then the rest. */
export type Frame = FrameBase & Partial<Data>;
