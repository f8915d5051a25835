/** @file How the two kinds of network are named and drawn. */
import { type SymbolType, symbolCircle, symbolSquare } from "d3-shape";
import type { Layer } from "../layers.ts";
import type { Kind } from "./types.ts";

interface Look {
  readonly name: string;
  readonly color: string;
  readonly shape: SymbolType;
  readonly dash?: string;
}

const looks: Readonly<Record<Kind, Look>> = {
  decay: { name: "with decay", color: "var(--series-network)", shape: symbolCircle },
  none: { name: "without", color: "var(--series-polynomial)", shape: symbolSquare, dash: "6 3" },
};

/** The look of a kind; what is recorded is greyed. */
export function lookOf(kind: Kind, source: Layer<unknown>["source"]): Look {
  const own = looks[kind];
  const color = `color-mix(in oklab, ${own.color} 55%, var(--recorded))`;
  return source === "live" ? own : { ...own, color };
}
