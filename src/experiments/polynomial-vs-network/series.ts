/** @file How every line of the figure is drawn and named on it. */
import {
  type SymbolType,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
} from "d3-shape";
import type { Layer } from "../layers.ts";
import type { LineId, PolynomialId } from "./types.ts";

interface Mark {
  /** Short enough for the end of a line. */
  readonly name: string;
  readonly dash?: string;
  readonly shape: SymbolType;
}

const marks: Readonly<Record<LineId, Mark>> = {
  network: { name: "network", shape: symbolCircle },
  chosen: { name: "your polynomial", shape: symbolSquare },
  monomial: { name: "powers of x", dash: "2 3", shape: symbolTriangle },
  orthogonal: { name: "least norm", dash: "7 3", shape: symbolSquare },
  smooth: { name: "smooth", dash: "10 3 2 3", shape: symbolDiamond },
  tuned: { name: "tuned", dash: "4 2", shape: symbolCross },
  wide: { name: "tuned, wide", dash: "12 4", shape: symbolStar },
  descent: { name: "by descent", dash: "5 3", shape: symbolSquare },
  "monomial-descent": { name: "powers, descent", dash: "1 3", shape: symbolTriangle },
  constant: { name: "mean label", dash: "1 3", shape: symbolCircle },
  oracle: { name: "true curve", shape: symbolCircle },
};

export interface Series extends Mark {
  readonly color: string;
  readonly width: number;
  /** Whether it is one of the two that the experiment compares. */
  readonly leads: boolean;
}

function colorOf(id: LineId, leads: boolean): string {
  if (id === "constant" || id === "oracle") return "var(--exact)";
  if (id === "network") return "var(--series-network)";
  return leads || id === "descent" ? "var(--series-polynomial)" : "var(--series-control)";
}

/** Choose the look of a line; what is recorded is greyed and thinner. */
export function seriesOf(
  id: LineId,
  chosen: PolynomialId,
  source: Layer<unknown>["source"],
): Series {
  const leads = id === "network" || id === chosen;
  const color = colorOf(id, leads);
  const { dash, ...mark } = marks[id];
  const isLive = source === "live";
  return {
    ...mark,
    ...(dash && id !== chosen && { dash }),
    name: id === chosen ? "polynomial" : mark.name,
    color: isLive ? color : `color-mix(in oklab, ${color} 40%, var(--recorded))`,
    width: (leads ? 2 : 1.25) + (isLive ? 0.25 : 0),
    leads,
  };
}
