/** @file Proper scores: nobody does better, on average, than by saying what they believe. Smaller is better. */

/** How sure a reader is of an interval. */
export const coverage = 0.8;

/** The squared difference between a probability and what came: 0 to 1. */
export const brierScore = (probability: number, outcome: boolean): number =>
  (probability - Number(outcome)) ** 2;

/** Minus the natural logarithm of the probability given to what came. */
export const logScore = (probability: number, outcome: boolean): number =>
  -Math.log(outcome ? probability : 1 - probability);

export interface Interval {
  readonly low: number;
  readonly high: number;
  /** On "log" all is counted in powers of ten. */
  readonly scale: "linear" | "log";
}

/** The interval score of Gneiting & Raftery (2007, eq. 43): its width, and 2/α for each unit by which it misses. */
export function intervalScore({ low, high, scale }: Interval, truth: number): number {
  const at = scale === "log" ? Math.log10 : (value: number) => value;
  const [l, u, x] = [at(low), at(high), at(truth)];
  return u - l + (2 / (1 - coverage)) * Math.max(l - x, x - u, 0);
}

/** Say whether an interval holds a value. */
export const contains = ({ low, high }: Interval, truth: number): boolean =>
  low <= truth && truth <= high;
