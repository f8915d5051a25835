/** @file How each labelling is drawn and named on the figure. */
import { type SymbolType, symbolCircle, symbolSquare } from "d3-shape";
import type { Layer } from "../layers.ts";
import type { Labelling } from "./task.ts";

interface Series {
  /** Short enough for the end of a line. */
  readonly name: string;
  readonly shape: SymbolType;
  readonly dash?: string;
  readonly color: string;
}

const series: Readonly<Record<Labelling, Series>> = {
  structure: { name: "rule", shape: symbolCircle, color: "var(--accent)" },
  random: { name: "random", shape: symbolSquare, dash: "6 3", color: "var(--series-control)" },
};

/** Choose the look of a labelling; what is recorded is greyed. */
export function seriesOf(labelling: Labelling, source: Layer<unknown>["source"]): Series {
  const own = series[labelling];
  const grey = `color-mix(in oklab, ${own.color} 40%, var(--recorded))`;
  return source === "live" ? own : { ...own, color: grey };
}
