/** @file How strongly every network of a group uses every frequency, as rows of a heat map. */
import type { Reading } from "./types.ts";

/** A digit for each frequency: ninths of the strongest share of the same network, rounded. */
export const heatRows = (nets: readonly Reading[]): string[] =>
  nets.map(({ shares }) => {
    const most = Math.max(...shares);
    return shares.map((share) => (most > 0 ? Math.round((9 * share) / most) : 0)).join("");
  });
