/** @file Positions with the solver's score of every move, as they are stored. */

import type { Style } from "./draw.ts";
import { parsePosition } from "./moves.ts";
import type { Position } from "./position.ts";

export interface LabelledPosition {
  readonly position: Position;
  /** The game that leads there, as a string of moves. */
  readonly moves: string;
  /** How the game was drawn. */
  readonly style: Style;
  /** The solver's score of each column from the mover's view, null where no stone can be put. */
  readonly scores: readonly (number | null)[];
}

/** The content of public/models/connect-four/positions.json: by style, pairs of a string of moves and scores by column. */
export interface StoredPositions {
  readonly seed: number;
  readonly perPly: number;
  readonly positions: Readonly<
    Record<Style, readonly (readonly [string, readonly (number | null)[]])[]>
  >;
}

/** Stored positions, style by style, in the order of their plies. */
export function readLabelled({ positions }: StoredPositions): LabelledPosition[] {
  return Object.entries(positions).flatMap(([style, pairs]) =>
    pairs.map(([moves, scores]) => ({
      position: parsePosition(moves),
      moves,
      style: style as Style,
      scores,
    })),
  );
}
