/** @file The clock and the pizza of Zhong et al. (2023, arXiv:2306.17844, section 3) written down, to see what tests say of them. */
import { add, matMul, mul, slice, sub } from "#graph";
import { type ParameterValues, parameter } from "#nn";
import { type Architecture, rowsAt } from "./architecture.ts";
import { circleOf, frequenciesOf } from "./fourier.ts";
import type { TwoLayer } from "./two-layer.ts";

function checkFrequencies(p: number, frequencies: readonly number[]): void {
  const highest = frequenciesOf(p);
  const wrong = frequencies.find((k) => !(Number.isInteger(k) && k >= 1 && k <= highest));
  if (wrong !== undefined || frequencies.length === 0)
    throw new RangeError(
      `Frequencies [${frequencies.join(", ")}] are not accepted for p = ${p}; accepted are whole numbers from 1 to ${highest}, at least one.`,
    );
}

/**
 * The clock: a term is a point on each of some circles, the angles are added by multiplying, and logit c is
 * Σ_k cos(w_k(a + b − c)). Weights: E (p, 2K), all cosines and then all sines; W (2K, p).
 */
export function clockByHand(
  p: number,
  frequencies: readonly number[],
): { readonly architecture: Architecture; readonly weights: ParameterValues } {
  checkFrequencies(p, frequencies);
  const count = frequencies.length;
  const { cos, sin } = circleOf(p);
  const terms = Float32Array.from({ length: p * 2 * count }, (_, i) => {
    const [x, column] = [Math.floor(i / (2 * count)), i % (2 * count)];
    return (column < count ? cos : sin)[(frequencies[column % count]! * x) % p]!;
  });
  const answers = Float32Array.from({ length: 2 * count * p }, (_, i) => {
    const [row, c] = [Math.floor(i / p), i % p];
    return (row < count ? cos : sin)[(frequencies[row % count]! * c) % p]!;
  });
  const architecture: Architecture = {
    p,
    shapes: { E: [p, 2 * count], W: [2 * count, p] },
    initial: () => ({ E: terms, W: answers }),
    embed: (parameters) => ({
      first: parameter(parameters, "E"),
      second: parameter(parameters, "E"),
    }),
    logits(parameters, { first, second }, rows) {
      const [x, y] = [rowsAt(first, rows.first), rowsAt(second, rows.second)];
      const cosines = (of: typeof x) => slice(of, 2, 0, count);
      const sines = (of: typeof x) => slice(of, 2, count, 2 * count);
      const real = sub(mul(cosines(x), cosines(y)), mul(sines(x), sines(y)));
      const imaginary = add(mul(sines(x), cosines(y)), mul(cosines(x), sines(y)));
      const part = (from: number) => slice(parameter(parameters, "W"), 1, from, from + count);
      return add(matMul(real, part(0)), matMul(imaginary, part(count)));
    },
  };
  return { architecture, weights: { E: terms, W: answers } };
}

/**
 * The pizza: both terms lie on one circle and are added as points; ReLUs look at the sum from some directions θ and vote for
 * cos(w_k c − 2θ), since the midpoint has the direction w_k(a + b)/2 or its opposite.
 */
export function pizzaByHand(
  p: number,
  frequencies: readonly number[],
  directions: number,
): TwoLayer {
  checkFrequencies(p, frequencies);
  const width = frequencies.length * directions;
  const u = new Float32Array(p * width);
  const w = new Float32Array(width * p);
  for (let unit = 0; unit < width; unit++) {
    const turn = (2 * Math.PI * frequencies[Math.floor(unit / directions)]!) / p;
    const angle = (2 * Math.PI * (unit % directions)) / directions;
    for (let x = 0; x < p; x++) {
      u[x * width + unit] = Math.cos(turn * x - angle);
      w[unit * p + x] = Math.cos(turn * x - 2 * angle) / directions;
    }
  }
  return { p, width, activation: "relu", loss: "cross-entropy", u, v: u.slice(), w };
}
