/** @file A network that generalises beside two controls: how the three kinds are named, coloured and counted everywhere. */
import { type SymbolType, symbolCircle, symbolSquare, symbolTriangle } from "d3-shape";

export const kinds = ["trained", "memorising", "untrained"] as const;
/** Trained until it generalises; trained on few pairs so that it only memorises; not trained. */
export type Kind = (typeof kinds)[number];

interface Look {
  readonly name: string;
  readonly color: string;
  readonly shape: SymbolType;
  readonly dash: string | undefined;
}

export const looks: Readonly<Record<Kind, Look>> = {
  trained: {
    name: "Generalising",
    color: "var(--series-network)",
    shape: symbolCircle,
    dash: undefined,
  },
  memorising: {
    name: "Memorising",
    color: "var(--series-polynomial)",
    shape: symbolSquare,
    dash: "6 3",
  },
  untrained: {
    name: "Untrained",
    color: "var(--series-control)",
    shape: symbolTriangle,
    dash: "2 3",
  },
};

/** The colour of a network; what is recorded is muted. */
export const colorOf = (kind: Kind, isLive: boolean): string =>
  isLive ? looks[kind].color : `color-mix(in oklab, ${looks[kind].color} 55%, var(--recorded))`;

/** A share as a percentage for readers; what is not 0 or 1 never reads as 0 % or 100 %. */
export function percent(share: number): string {
  const tenths = Math.round(1000 * share) / 10;
  if (share > 0 && tenths === 0) return "<0.1 %";
  if (share < 1 && tenths === 100) return ">99.9 %";
  return `${Number.isInteger(tenths) ? tenths : tenths.toFixed(1)} %`;
}
