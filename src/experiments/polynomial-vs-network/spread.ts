/** @file Medians and quartiles over data seeds. */
import type { Spread, Spreads } from "./types.ts";

/** Interpolate linearly between the order statistics, as NumPy's default does. */
function quantile(sorted: readonly number[], fraction: number): number {
  const position = fraction * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!);
}

/** Summarise values by their median and quartiles. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.25),
    high: quantile(sorted, 0.75),
  };
}

/** Lay spreads out by column. */
export const columnsOf = (spreads: readonly Spread[]): Spreads => ({
  median: spreads.map(({ median }) => median),
  low: spreads.map(({ low }) => low),
  high: spreads.map(({ high }) => high),
});
