/** @file Random numbers by the million: a 32-bit generator started from a seeded stream. */
import type { Random } from "#random";

export interface Stream {
  /** A number in (0, 1]. */
  uniform(): number;
  /** The logarithm of a uniform number. */
  logUniform(): number;
  /** n numbers from the standard normal distribution. */
  normals(n: number): Float32Array<ArrayBuffer>;
}

/** Start a fast stream: sfc32 (Doty-Humphrey, PractRand), and normal numbers by Marsaglia's polar method. */
export function createStream(random: Random): Stream {
  let [a, b, c, counter] = [bits(random), bits(random), bits(random), 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  const uniform = () => (next() + 1) * 2 ** -32;
  const between = () => next() * 2 ** -31 - 1;
  return {
    uniform,
    logUniform: () => Math.log(uniform()),
    normals(n) {
      const values = new Float32Array(n);
      for (let i = 0; i < n; i += 2) {
        let [u, v, square] = [0, 0, 0];
        do {
          [u, v] = [between(), between()];
          square = u * u + v * v;
        } while (square >= 1 || square === 0);
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        values[i] = u * factor;
        if (i + 1 < n) values[i + 1] = v * factor;
      }
      return values;
    },
  };
}

const bits = (random: Random) => random.integer(2 ** 31) | 0;
