/** @file Learning coefficients that are known exactly: the smallest on the set of optimal parameters. */

export interface Coefficient {
  readonly lambda: number;
  /** Order m of the pole. */
  readonly multiplicity: number;
}

/** A model with an invertible information matrix: d / 2. */
export const regular = (parameters: number): Coefficient => ({
  lambda: parameters / 2,
  multiplicity: 1,
});

/** K = Π w_j^(2 k_j) under a prior Π |w_j|^(h_j): the least (h_j + 1) / (2 k_j), and how often it occurs (Watanabe 2009, theorem 6.6). */
export function normalCrossing(
  exponents: readonly number[],
  prior: readonly number[] = exponents.map(() => 0),
): Coefficient {
  const ratios = exponents.flatMap((k, j) => (k > 0 ? [((prior[j] ?? 0) + 1) / (2 * k)] : []));
  const lambda = Math.min(...ratios);
  return { lambda, multiplicity: ratios.filter((ratio) => ratio === lambda).length };
}

export interface ReducedRank {
  readonly input: number;
  readonly output: number;
  readonly hidden: number;
  /** Rank of the true map. */
  readonly rank: number;
}

/** Reduced-rank regression (Aoyagi and Watanabe 2005, main theorem). */
export function reducedRank({ input: M, output: N, hidden: H, rank: r }: ReducedRank): Coefficient {
  if (M + H < N + r) return { lambda: (H * M - H * r + N * r) / 2, multiplicity: 1 };
  if (N + H < M + r) return { lambda: (H * N - H * r + M * r) / 2, multiplicity: 1 };
  if (M + N < H + r) return { lambda: (M * N) / 2, multiplicity: 1 };
  const eightfold = 2 * (H + r) * (M + N) - (H + r) ** 2 - (M - N) ** 2;
  const isOdd = (M + H + N + r) % 2 === 1;
  return { lambda: (eightfold + Number(isOdd)) / 8, multiplicity: isOdd ? 2 : 1 };
}

/** Deep linear network, widths from input to output (Aoyagi 2024, in the form of Furman and Lau, arXiv:2402.03698). */
export function deepLinear(widths: readonly number[], rank: number): Coefficient {
  const excess = widths.map((width) => width - rank);
  const ordered = excess.toSorted((a, b) => a - b);
  const chosen = bottleneck(ordered);
  const layers = chosen.length - 1;
  const total = sum(chosen);
  const rest = total - (Math.ceil(total / layers) - 1) * layers;
  const pairs = (total ** 2 - sum(chosen.map((m) => m * m))) / 2;
  const regularPart = 2 * (rank * (widths[0]! + widths.at(-1)!) - rank ** 2);
  // Over one denominator, so that what is exact stays so.
  const singularPart = rest * (layers - rest) - (layers - 1) * total ** 2;
  const lambda = (layers * (regularPart + 2 * pairs) + singularPart) / (4 * layers);
  return { lambda, multiplicity: rest * (layers - rest) + 1 };
}

/** The smallest excess widths, as many as bound the product: max < min of the others, Σ ≥ ℓ max, Σ < ℓ min of the others. */
function bottleneck(ordered: readonly number[]): number[] {
  for (let size = 2; size <= ordered.length; size++) {
    const chosen = ordered.slice(0, size);
    const [layers, total] = [size - 1, sum(chosen)];
    const next = ordered[size] ?? Number.POSITIVE_INFINITY;
    if (chosen.at(-1)! < next && total >= layers * chosen.at(-1)! && total < layers * next)
      return chosen;
  }
  throw new Error(`deepLinear: no bottleneck in ${ordered.join(", ")}; accepts widths ≥ rank.`);
}

/**
 * One hidden layer of tanh units without biases, one input and one output, when the true function is zero:
 * (H + i² + i) / (4i + 2) with i = ⌊√H⌋ (Aoyagi and Nagata 2012). We could not open the paper; the value is the least of
 * the weighted blow-ups, which our test computes apart, so it is certainly an upper bound.
 */
export function tanhAtZero(hidden: number): Coefficient {
  const i = Math.floor(Math.sqrt(hidden));
  return {
    lambda: (hidden + i * i + i) / (4 * i + 2),
    multiplicity: i * i === hidden ? 2 : 1,
  };
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
