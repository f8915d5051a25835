/** @file Summaries over data sets. */
import type { Column } from "./types.ts";

/** Interpolate linearly between the order statistics, as NumPy's default does. */
function quantile(sorted: readonly number[], fraction: number): number {
  const position = fraction * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!);
}

function summary(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(squares / (values.length - 1) / values.length);
  return { mean, error, low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/** Summarise a list of values for each n. */
export function columnOf(lists: readonly (readonly number[])[]): Column {
  const each = lists.map(summary);
  return {
    mean: each.map(({ mean }) => mean),
    error: each.map(({ error }) => error),
    low: each.map(({ low }) => low),
    high: each.map(({ high }) => high),
  };
}
