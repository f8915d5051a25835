import type { Layer } from "../layers.ts";

/** The colour of what was measured: muted where it is recorded. */
export const colorOf = (source: Layer<unknown>["source"]): string =>
  source === "live" ? "var(--accent)" : "color-mix(in oklab, var(--accent) 40%, var(--recorded))";

/** The colour of what counting flat directions says. */
export const countingColor = "var(--series-polynomial)";
