/** @file The positions that are probed, and what people would say of them. */
import {
  type Concept,
  concepts,
  drawMoves,
  emptyPosition,
  mirrorKey,
  type Position,
  play,
  readLabelled,
  type StoredPositions,
  type Style,
  solvedConcepts,
} from "#connect-four";
import type { Random } from "#random";

/** Stones on the board of the positions that are drawn. */
export const plies = { least: 4, most: 36 } as const;

const bothStyles: readonly Style[] = ["random", "lookahead"];

/** Share of the positions that probes are trained on. */
export const trainShare = 0.75;

export interface Sample {
  readonly positions: readonly Position[];
  readonly concepts: readonly Concept[];
}

/**
 * Draw positions, each from a random game of its own, so that no game is on both sides of the split; half of the games in each
 * style, with a number of stones that is equally likely from 4 to 36. No two are the same or mirror images.
 */
export function drawPositions(random: Random, count: number): Position[] {
  const known = new Set<string>();
  const positions: Position[] = [];
  while (positions.length < count) {
    const ply = plies.least + random.integer(plies.most - plies.least + 1);
    const moves = drawMoves(random, ply, bothStyles[positions.length % 2]!);
    const position = moves.reduce(play, emptyPosition());
    const key = mirrorKey(position);
    if (known.has(key)) continue;
    known.add(key);
    positions.push(position);
  }
  return positions;
}

/** Choose stored positions, whose solver scores are known; no two of them are the same or mirror images. */
export function chooseSolved(random: Random, count: number, stored: StoredPositions): Sample {
  const chosen = random.shuffle(readLabelled(stored)).slice(0, count);
  const scores = new Map(
    chosen.map(({ position, scores }) => [
      position,
      Math.max(...scores.filter((score) => score !== null)),
    ]),
  );
  return {
    positions: chosen.map(({ position }) => position),
    concepts: [...concepts, ...solvedConcepts((position) => scores.get(position)!)],
  };
}

/** A row of concept values for each position. */
export const conceptRows = ({ positions, concepts }: Sample): Float64Array[] =>
  positions.map((position) => Float64Array.from(concepts, (concept) => concept.of(position)));
