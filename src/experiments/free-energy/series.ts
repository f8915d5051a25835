/** @file How every line of the figure is drawn and named on it. */
import type { Layer } from "../layers.ts";
import type { ModelName } from "./models.ts";
import type { Candidate, Chooser } from "./types.ts";

export interface Series {
  readonly name: string;
  readonly color: string;
  readonly dash?: string;
}

export const ofChooser: Readonly<Record<Chooser, Series>> = {
  freeEnergy: { name: "free energy", color: "var(--accent)" },
  bic: { name: "BIC", color: "var(--series-polynomial)", dash: "7 3" },
  wbic: { name: "WBIC", color: "var(--series-control)", dash: "2 3" },
};

export const ofModel: Readonly<Record<ModelName, Series>> = {
  product: { name: "a·b·x", color: "var(--accent)" },
  plane: { name: "a·x₁ + b·x₂", color: "var(--series-control)", dash: "2 3" },
  square: { name: "a²·b·x", color: "var(--series-polynomial)", dash: "7 3" },
  tanh: { name: "a·tanh(b·x)", color: "var(--bushnaq)", dash: "10 3 2 3" },
};

export const ofCandidate: Readonly<Record<Candidate, Series>> = {
  zero: { name: "no effect", color: "var(--series-control)", dash: "2 3" },
  product: { name: "product", color: "var(--accent)" },
  plane: { name: "plane", color: "var(--series-polynomial)", dash: "7 3" },
};

/** Mute the colour of what is recorded. */
export const shade = (color: string, source: Layer<unknown>["source"]): string =>
  source === "live" ? color : `color-mix(in oklab, ${color} 45%, var(--recorded))`;
