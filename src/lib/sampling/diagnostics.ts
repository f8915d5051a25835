/** @file Whether chains agree: split R̂, effective sample size, standard errors. */

export const mean = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
};

/** Variance with n - 1 in the denominator. */
export const variance = (values: ArrayLike<number>): number => {
  const center = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - center) ** 2;
  return sum / (values.length - 1);
};

/** Standard error of a mean of independent values. */
export const standardError = (values: ArrayLike<number>): number =>
  Math.sqrt(variance(values) / values.length);

const halves = (trace: Float64Array): Float64Array[] => {
  const middle = trace.length >> 1;
  return [trace.subarray(0, middle), trace.subarray(trace.length - middle)];
};

/**
 * Split R̂ (Gelman et al., Bayesian Data Analysis, 3rd ed., 11.4) over groups of chains: chains of one group sample
 * the same distribution, those of different groups need not. Each group has at least two chains.
 */
export function splitRHat(groups: readonly (readonly Float64Array[])[]): number {
  const split = groups.map((chains) => chains.flatMap(halves));
  const length = split[0]![0]!.length;
  const within = mean(split.flat().map(variance));
  const between = mean(split.map((chains) => variance(chains.map(mean))));
  return Math.sqrt((length - 1) / length + between / within);
}

/** Second half less first half of every chain, averaged, in standard errors. */
export function driftOf(chains: readonly Float64Array[]): number {
  const rises = chains.map((trace) => {
    const [first, second] = halves(trace);
    return mean(second!) - mean(first!);
  });
  return mean(rises) / standardError(rises);
}

/** Effective number of independent draws in chains of one distribution each: Geyer's initial positive sequence. */
export const effectiveSampleSize = (chains: readonly Float64Array[]): number =>
  chains.map((chain) => chain.length / correlationTime(chain)).reduce((a, b) => a + b, 0);

/** 1 + 2 Σ ρ_k, summed over pairs of lags while a pair is positive. */
function correlationTime(chain: Float64Array): number {
  const center = mean(chain);
  const covariance = (lag: number) => {
    let sum = 0;
    for (let i = lag; i < chain.length; i++)
      sum += (chain[i]! - center) * (chain[i - lag]! - center);
    return sum / chain.length;
  };
  const total = covariance(0);
  let time = -1;
  for (let lag = 0; lag + 1 < chain.length; lag += 2) {
    const pair = (covariance(lag) + covariance(lag + 1)) / total;
    if (!(pair > 0)) break;
    time += 2 * pair;
  }
  return Math.max(time, 1);
}
