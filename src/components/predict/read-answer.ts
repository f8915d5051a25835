import type { Guess } from "#predict/prediction.ts";

/** What stands in the fields of a question: an answer, or why it is none. */
export type Given<T> = { readonly said: T } | { readonly problem: string };

/** Read a probability in percent. */
export function readProbability([percent]: readonly number[]): Given<number> {
  return percent !== undefined && percent > 0 && percent < 100
    ? { said: percent / 100 }
    : { problem: "A probability is a number from 1 to 99 here." };
}

/** Read a guess and how far it may be off: a factor on a logarithmic scale, else an amount. */
export function readGuess(
  [guess = Number.NaN, range = Number.NaN]: readonly number[],
  scale: "linear" | "log",
): Given<Guess> {
  if (scale === "linear")
    return Number.isFinite(guess) && range > 0
      ? { said: { guess, low: guess - range, high: guess + range } }
      : { problem: "Give a number, and more than zero to either side." };
  return guess > 0 && range > 1
    ? { said: { guess, low: guess / range, high: guess * range } }
    : { problem: "Give a number above zero, and a factor above one." };
}
