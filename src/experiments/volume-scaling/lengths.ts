/** @file How much of a line across the box lies below a level: bisection with bounds that hold for whole pieces. */
import type { Encloser } from "#expression";

/** Undecided pieces may make up this share of a length: they lie at its ends, where the loss is nearly straight. */
const share = 0.01;

/** More undecided pieces than this means that rounding, or a plateau, hides where the level is. */
const mostPieces = 256;

/** How many evaluations may still be spent; below zero, what is undecided stays so. */
export interface Budget {
  left: number;
}

export interface Length {
  readonly inside: number;
  /** How much of it could not be decided. */
  readonly unsure: number;
}

/** Measure where the loss at w1 = x is below a level, for w2 in [-B, B]; what is shorter than `least` may be missed. */
export function lengthBelow(
  loss: Encloser,
  x: number,
  level: number,
  B: number,
  least: number,
  budget: Budget,
): Length {
  let inside = 0;
  let width = 2 * B;
  let pieces = [-B];
  for (;;) {
    width /= 2;
    const next: number[] = [];
    for (const start of pieces) {
      for (const left of [start, start + width]) {
        loss.over(x, x, left, left + width);
        if (loss.high < level) inside += width;
        else if (loss.low < level) next.push(left);
      }
    }
    pieces = next;
    budget.left -= 2 * pieces.length + 2;
    const undecided = pieces.length * width;
    if (undecided <= Math.max(share * inside, least)) break;
    if (pieces.length > mostPieces || budget.left < 0)
      return { inside: inside + undecided / 2, unsure: undecided / 2 };
  }
  for (const left of pieces) inside += width * fractionBelow(loss, x, left, width, level);
  return { inside, unsure: 0 };
}

/** Share of a short piece that is below the level, as if the loss were straight on it. */
function fractionBelow(
  loss: Encloser,
  x: number,
  left: number,
  width: number,
  level: number,
): number {
  loss.over(x, x, left, left);
  const from = (loss.low + loss.high) / 2 - level;
  loss.over(x, x, left + width, left + width);
  const to = (loss.low + loss.high) / 2 - level;
  if (from < 0 === to < 0) return from < 0 ? 1 : 0;
  return Math.min(from, to) / (Math.min(from, to) - Math.max(from, to));
}
