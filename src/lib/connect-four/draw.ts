/** @file Positions drawn from random games, and the player who looks one ply ahead. */
import type { Random } from "#random";
import { winningColumns } from "./lines.ts";
import {
  type Board,
  emptyPosition,
  isOver,
  legalMoves,
  mirror,
  type Position,
  play,
  playerToMove,
  standardBoard,
} from "./position.ts";

/** The columns that a player chooses among, all equally likely. */
export type Choice = (position: Position) => number[];

/** How both players of a random game play. */
export const styles = {
  /** Any legal move. */
  random: legalMoves,
  /** A move that wins, if there is one; else one where the opponent would win at once; else any. */
  lookahead: lookaheadMoves,
} as const satisfies Record<string, Choice>;

export type Style = keyof typeof styles;

/** The moves of a player who looks one ply ahead. */
export function lookaheadMoves(position: Position): number[] {
  const mover = playerToMove(position);
  const wins = winningColumns(position, mover);
  if (wins.length > 0) return wins;
  const blocks = winningColumns(position, mover === 1 ? 2 : 1);
  return blocks.length > 0 ? blocks : legalMoves(position);
}

/** The columns of a random game that is not over after `ply` moves; games that end sooner are thrown away. */
export function drawMoves(
  random: Random,
  ply: number,
  style: Style,
  board: Board = standardBoard,
): number[] {
  for (;;) {
    const moves: number[] = [];
    let position = emptyPosition(board);
    while (moves.length < ply && !isOver(position)) {
      const choice = styles[style](position);
      moves.push(choice[random.integer(choice.length)]!);
      position = play(position, moves.at(-1)!);
    }
    if (!isOver(position)) return moves;
  }
}

/** A text that is the same for a position and its mirror image, and for no other position. */
export function mirrorKey(position: Position): string {
  const keys = [position, mirror(position)].map(({ cells }) => cells.join(""));
  return keys.sort()[0]!;
}
