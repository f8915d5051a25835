/** @file The network of AlphaZero (Silver et al., 2018) on Connect Four: what it sees of a position, and what it says. */
import { type Board, legalMoves, type Position, playerToMove } from "#connect-four";
import type { Tensor } from "#graph";
import {
  type Hook,
  type Parameters,
  type ResidualTowerConfig,
  residualTower,
  residualTowerInitial,
  residualTowerShapes,
} from "#nn";

export interface NetworkSize {
  readonly filters: number;
  readonly blocks: number;
  /** Width of the value head's hidden layer. */
  readonly valueWidth: number;
}

/** The planes of a position, as the player to move sees it. */
export const planeNames = [
  "stones of the player to move",
  "stones of the other player",
  "ones where the player to move is the first player",
  "ones",
] as const;

/** The tower for a board. */
export const towerConfig = (board: Board, size: NetworkSize): ResidualTowerConfig => ({
  height: board.rows,
  width: board.columns,
  planes: planeNames.length,
  moves: board.columns,
  ...size,
});

export const networkShapes = residualTowerShapes;

/** Starting weights: those of a residual tower, with the last layers of both heads ten times smaller, so that play starts nearly uniform and undecided. */
export const networkInitial: typeof residualTowerInitial = (config, random) => {
  const values = residualTowerInitial(config, random);
  for (const name of ["policy.out.weight", "value.out.weight"])
    values[name] = values[name]!.map((weight) => weight / 10);
  return values;
};

/**
 * Map planes (batch, row, column, plane) to the logits of all columns (batch, column) and to the value for the player to
 * move (batch), from −1 to 1. The hook sees every block: `blocks.<i>.hook_resid_post` (batch, row, column, filter).
 */
export const network = (
  config: ResidualTowerConfig,
  parameters: Parameters,
  planes: Tensor,
  hook?: Hook,
): { readonly policy: Tensor; readonly value: Tensor } =>
  residualTower(config, parameters, planes, hook);

/** Numbers that describe one position. */
export const encodedLength = ({ columns, rows }: Board): number =>
  columns * rows * planeNames.length;

/** Write a position as planes (row, column, plane), row 0 at the bottom, into an array of zeros from `at` on. */
export function encode(position: Position, into: Float32Array, at = 0): void {
  const { board, cells } = position;
  const mover = playerToMove(position);
  const first = mover === 1 ? 1 : 0;
  for (let column = 0; column < board.columns; column++)
    for (let row = 0; row < board.rows; row++) {
      const owner = cells[column * board.rows + row]!;
      const cell = at + (row * board.columns + column) * planeNames.length;
      if (owner !== 0) into[cell + (owner === mover ? 0 : 1)] = 1;
      into[cell + 2] = first;
      into[cell + 3] = 1;
    }
}

/** Turn the logits of all columns, from `at` on, into probabilities of the legal ones; the others have 0. */
export function policyOf(position: Position, logits: Float32Array, at = 0): number[] {
  const policy = new Array<number>(position.board.columns).fill(0);
  const legal = legalMoves(position);
  const largest = Math.max(...legal.map((column) => logits[at + column]!));
  let sum = 0;
  for (const column of legal) {
    policy[column] = Math.exp(logits[at + column]! - largest);
    sum += policy[column]!;
  }
  return policy.map((weight) => weight / sum);
}
