/**
 * @file Data sets of any size at one price: the likelihood depends on a data set through a few sums alone, and these can
 * be drawn from their own exact distribution.
 */
import type { Random } from "#random";

/** Of y on x₁ and x₂, both standard normal: Σ x xᵀ and Σ y x. */
export interface Sums {
  readonly gram: readonly [number, number, number];
  readonly score: readonly [number, number];
}

/** Draw the sums of n observations of y = effect · x₁ + noise. Bartlett (1933) for the matrix. */
export function drawSums(random: Random, n: number, effect: number): Sums {
  const first = Math.sqrt(chiSquare(random, n));
  const below = random.normal();
  const second = Math.sqrt(chiSquare(random, n - 1));
  const gram = [first * first, first * below, below * below + second * second] as const;
  const [p, q] = [random.normal(), random.normal()];
  // Given x, the noise part of the score is normal with the matrix itself as covariance.
  const score = [gram[0] * effect + first * p, gram[1] * effect + below * p + second * q] as const;
  return { gram, score };
}

/** Draw from the χ² distribution with two or more degrees of freedom. Marsaglia and Tsang (2000). */
export function chiSquare(random: Random, degrees: number): number {
  const d = degrees / 2 - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random.uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v))
      return 2 * d * v;
  }
}

/** Sizes of the ten inputs of the tanh unit, which come with both signs: by symmetry five are enough. */
export const tanhInputs = [0.2, 0.6, 1, 1.4, 1.8];

/** Draw, for every size of input, the sum of y with the sign of its input, for n observations of noise. */
export const drawTanhScores = (random: Random, n: number): number[] =>
  tanhInputs.map(() => Math.sqrt(n / tanhInputs.length) * random.normal());
