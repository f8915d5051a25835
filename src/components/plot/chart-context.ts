import { createContext } from "svelte";

/** Where values go: `x` in percent of the plot's width, `y` in pixels from its top. */
export interface ChartScales {
  x(value: number): number;
  y(value: number): number;
  readonly height: number;
  readonly yDomain: readonly [number, number];
}

/** Read and provide the scales of the chart around a mark. */
export const [getChart, setChart] = createContext<ChartScales>();
