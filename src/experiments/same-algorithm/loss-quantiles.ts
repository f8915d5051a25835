/** @file The loss along some lines, summed up. */
import { quantile } from "#notation";
import type { Line } from "./types.ts";
import { points } from "./walk-lines.ts";

/** The loss below which such a part of the lines lies, at each point. */
export const lossQuantiles = (lines: readonly Line[], part: number): number[] =>
  points.map((_, i) =>
    quantile(
      lines.map(({ loss }) => loss[i]!),
      part,
    ),
  );
