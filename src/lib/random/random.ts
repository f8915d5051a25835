/** @file Seedable randomness: the same seed and label give the same numbers everywhere. */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

export interface Random {
  /** A number in [0, 1). */
  uniform(): number;
  /** A number from the standard normal distribution. */
  normal(): number;
  /** A whole number in [0, n). */
  integer(n: number): number;
  /** n numbers from the standard normal distribution. */
  normals(n: number): Float32Array<ArrayBuffer>;
  /** The same elements in random order, as a new array. */
  shuffle<T>(items: readonly T[]): T[];
  /** An independent stream, which depends on the seed and the label but not on what was drawn before. */
  fork(label: string): Random;
}

/** Start a stream of random numbers. */
export const createRandom = (seed: number): Random => streamOf(hash(`${seed}`));

function streamOf(state: number): Random {
  const generator = xoroshiro128plus(state);
  const uniform = () => uniformFloat64(generator);
  const integer = (n: number) => uniformInt(generator, 0, n - 1);
  // Box and Muller (1958); 1 - u keeps the logarithm finite.
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    normal,
    integer,
    normals: (n) => Float32Array.from({ length: n }, normal),
    shuffle(items) {
      const shuffled = [...items];
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = integer(i + 1);
        [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
      }
      return shuffled;
    },
    fork: (label) => streamOf(hash(`${state}/${label}`)),
  };
}

/** 32-bit FNV-1a, finished with the mixer of MurmurHash3 so that nearby labels give distant streams. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) h = Math.imul(h ^ byte, 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
