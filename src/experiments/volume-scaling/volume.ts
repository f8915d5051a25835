/**
 * @file The volume of {L < ε} in a square: the lengths below the level, integrated over w1. Bounds over whole strips
 * throw out what lies above the level, so that a sliver of any width is found.
 */
import type { Encloser } from "#expression";
import { points } from "./gauss-kronrod.ts";
import { type Budget, lengthBelow } from "./lengths.ts";

/** A strip that is still undecided in more pieces than this is split instead. */
const mostPieces = 32;

type Strip = readonly [from: number, to: number];

/**
 * Relative difference between the two estimates of a strip at which it is not split further. The estimates may agree by
 * chance on what neither resolves, so this is far below the error that matters.
 */
const tolerance = 1e-5;

/** Share of the expected volume that a strip may hold and still be passed over. */
const negligible = 1e-6;

/** Evaluations after which a set is given up as too intricate. */
const mostEvaluations = 400_000;

export interface Volume {
  readonly value: number;
  /** The part of it that is not certain: undecided pieces, and how far the two estimates of every strip differ. */
  readonly unsure: number;
}

/** Measure the set below a level in [-B, B]²; `expected` is about how large it is. Nothing where it is too intricate. */
export function volumeBelow(
  loss: Encloser,
  level: number,
  B: number,
  expected: number,
): Volume | undefined {
  const least = negligible * expected;
  const waiting: Strip[] = [[-B, B]];
  const budget = { left: mostEvaluations };
  let [value, unsure] = [0, 0];
  for (let strip = waiting.pop(); strip; strip = waiting.pop()) {
    const [from, to] = strip;
    loss.over(from, to, -B, B);
    if (loss.low >= level) continue;
    if (budget.left-- < 0) return undefined;
    const all = (to - from) * 2 * B;
    if (loss.high < level) {
      value += all;
      continue;
    }
    const part = stripBelow(loss, level, B, strip, least, budget);
    if (part.value === 0 && isAbove(loss, level, B, strip, budget)) continue;
    // A strip without a point below the level may still hold a sliver between the points.
    if (part.isSettled || all <= least) {
      value += part.value;
      unsure += part.unsure;
    } else {
      const middle = (from + to) / 2;
      waiting.push([from, middle], [middle, to]);
    }
  }
  return { value, unsure };
}

/** Integrate the lengths over a strip by Kronrod's points, and tell how far to trust it. */
function stripBelow(
  loss: Encloser,
  level: number,
  B: number,
  [from, to]: Strip,
  least: number,
  budget: Budget,
) {
  const half = (to - from) / 2;
  let [value, byGauss, unsure] = [0, 0, 0];
  for (const { place, kronrod, gauss } of points) {
    const x = from + half * (1 + place);
    const length = lengthBelow(loss, x, level, B, least / (2 * B), budget);
    value += half * kronrod * length.inside;
    byGauss += half * gauss * length.inside;
    unsure += half * kronrod * length.unsure;
  }
  const error = Math.abs(value - byGauss);
  const isSettled = value > 0 && error <= Math.max(tolerance * value, least);
  return { value, unsure: unsure + error, isSettled };
}

/** Whether a strip lies above the level for certain, seen in pieces no longer than it is wide. */
function isAbove(
  loss: Encloser,
  level: number,
  B: number,
  [from, to]: Strip,
  budget: Budget,
): boolean {
  let pieces = [-B];
  for (let width = B; width > (to - from) / 2 && pieces.length <= mostPieces; width /= 2) {
    budget.left -= 2 * pieces.length;
    pieces = pieces
      .flatMap((start) => [start, start + width])
      .filter((start) => {
        loss.over(from, to, start, start + width);
        return loss.low < level;
      });
    if (pieces.length === 0) return true;
  }
  return false;
}
