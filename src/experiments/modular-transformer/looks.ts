/** @file How the three networks are named and coloured, the same in every panel. */
import type { Kind } from "./types.ts";

export const looks: Readonly<Record<Kind, { readonly name: string; readonly color: string }>> = {
  trained: { name: "Generalising", color: "var(--series-network)" },
  memorising: { name: "Memorising", color: "var(--series-polynomial)" },
  untrained: { name: "Untrained", color: "var(--series-control)" },
};

/** A colour; what is recorded is muted. */
export const shade = (color: string, isLive: boolean): string =>
  isLive ? color : `color-mix(in oklab, ${color} 55%, var(--recorded))`;

/** A share as a percentage for readers; what is not 0 or 1 never reads as 0 % or 100 %. */
export function percent(share: number): string {
  const tenths = Math.round(1000 * share) / 10;
  if (share > 0 && tenths === 0) return "<0.1 %";
  if (share < 1 && tenths === 100) return ">99.9 %";
  return `${Number.isInteger(tenths) ? tenths : tenths.toFixed(1)} %`;
}
