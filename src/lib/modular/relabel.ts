/** @file The automorphisms x → m·x of Z_p for a prime p, and what they do to frequencies. */
import { frequenciesOf } from "./fourier.ts";

const isPrime = (p: number) => {
  for (let divisor = 2; divisor * divisor <= p; divisor++) if (p % divisor === 0) return false;
  return p >= 2;
};

/** List the multipliers m = 1 … p − 1; throws RangeError where p is no odd prime, since then some m are no automorphisms. */
export function automorphisms(p: number): number[] {
  frequenciesOf(p);
  if (!isPrime(p))
    throw new RangeError(
      `p is ${p} = ${smallestFactor(p)} × ${p / smallestFactor(p)}; renaming numbers x → m·x needs a prime p.`,
    );
  return Array.from({ length: p - 1 }, (_, i) => i + 1);
}

function smallestFactor(p: number): number {
  let divisor = 2;
  while (p % divisor !== 0) divisor++;
  return divisor;
}

/** The frequencies that a network has after its numbers are renamed x → m·x, in order. */
export const relabelFrequencies = (frequencies: readonly number[], m: number, p: number) =>
  frequencies.map((k) => Math.min((m * k) % p, p - ((m * k) % p))).sort((a, b) => a - b);

/** How many frequencies two sets share. */
export const sharedCount = (a: readonly number[], b: readonly number[]) =>
  a.filter((k) => b.includes(k)).length;

/** How many frequencies two sets share after the best renaming of one. */
export const bestSharedCount = (a: readonly number[], b: readonly number[], p: number) =>
  Math.max(...automorphisms(p).map((m) => sharedCount(a, relabelFrequencies(b, m, p))));
