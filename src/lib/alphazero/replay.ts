/** @file The window of recent games that the network learns from. */
import {
  type Board,
  emptyPosition,
  legalMoves,
  mirror,
  type Position,
  play,
  playerToMove,
} from "#connect-four";
import type { Random } from "#random";
import { encode, encodedLength } from "./network.ts";
import type { Game } from "./self-play.ts";

/** A position to learn from. */
export interface Sample {
  readonly position: Position;
  /** Visits of each column; all 0 where the policy has no target. */
  readonly visits: Uint8Array;
  /** What the value should be, from −1 to 1, for the player to move. */
  readonly outcome: number;
}

/** Streamed inputs of `networkTraining`. */
export type Batch = Record<"planes" | "legal" | "policy" | "outcome", Float32Array<ArrayBuffer>>;

/** Positions of a game after its opening. The outcome is the game's result, mixed with a share of the search's own value. */
export function samplesOf(board: Board, game: Game, searchShare: number): Sample[] {
  const { columns } = board;
  const positions: Position[] = [];
  let position = emptyPosition(board);
  for (const column of game.moves) {
    positions.push(position);
    position = play(position, column);
  }
  const { winner } = position;
  return positions.slice(game.opening).map((position, i) => {
    const result = winner === 0 ? 0 : winner === playerToMove(position) ? 1 : -1;
    return {
      position,
      visits: game.visits.subarray(i * columns, (i + 1) * columns),
      outcome: (1 - searchShare) * result + (searchShare * game.values[i]!) / 127,
    };
  });
}

export interface Replay {
  readonly games: readonly Game[];
  /** Positions in the window. */
  readonly size: number;
  /** Add games; the oldest leave while the others hold at least `window` positions. */
  add(games: readonly Game[], window: number): void;
  /** Draw positions with replacement, every second one in a mirror. */
  draw(count: number, random: Random): Batch;
}

/** Make an empty window. */
export function createReplay(board: Board, searchShare: number): Replay {
  const games: Game[] = [];
  const samples: Sample[] = [];
  return {
    games,
    get size() {
      return samples.length;
    },
    add(added, window) {
      games.push(...added);
      for (const game of added) samples.push(...samplesOf(board, game, searchShare));
      let [gone, left] = [0, samples.length];
      while (left > window && left - games[gone]!.values.length >= window)
        left -= games[gone++]!.values.length;
      games.splice(0, gone);
      samples.splice(0, samples.length - left);
    },
    draw(count, random) {
      const drawn = Array.from({ length: count }, () => samples[random.integer(samples.length)]!);
      return batchOf(
        board,
        drawn.map((sample) => (random.integer(2) === 0 ? sample : mirrored(sample))),
      );
    },
  };
}

/** A sample as seen in a mirror. */
export const mirrored = ({ position, visits, outcome }: Sample): Sample => ({
  position: mirror(position),
  visits: visits.toReversed(),
  outcome,
});

/** Lay samples out as the network's inputs and targets. */
export function batchOf(board: Board, samples: readonly Sample[]): Batch {
  const { columns } = board;
  const length = encodedLength(board);
  const planes = new Float32Array(samples.length * length);
  const legal = new Float32Array(samples.length * columns);
  const policy = new Float32Array(samples.length * columns);
  for (const [i, { position, visits }] of samples.entries()) {
    encode(position, planes, i * length);
    for (const column of legalMoves(position)) legal[i * columns + column] = 1;
    const total = visits.reduce((sum, count) => sum + count, 0);
    if (total > 0)
      policy.set(
        Float32Array.from(visits, (n) => n / total),
        i * columns,
      );
  }
  return { planes, legal, policy, outcome: Float32Array.from(samples, ({ outcome }) => outcome) };
}
