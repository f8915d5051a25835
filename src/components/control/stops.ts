/** @file The values that a slider can stand on. */
export interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale?: "log";
}

/** Move a number to the nearest value that the range accepts. */
export function snap(range: Range, value: number): number {
  const { min, max, step } = range;
  const steps = Math.round((Math.min(Math.max(value, min), max) - min) / step);
  return Number((min + steps * step).toPrecision(12));
}

/** List the stops of a slider: every step, or about a hundred values evenly spaced along log(value). */
export function stopsOf(range: Range): number[] {
  const { min, max, step, scale } = range;
  const count = scale === "log" ? 100 : Math.round((max - min) / step);
  const at = (t: number) => (scale === "log" ? min * (max / min) ** t : min + (max - min) * t);
  const stops = Array.from({ length: count + 1 }, (_, i) => snap(range, at(i / count)));
  return [...new Set(stops)];
}

/** Find the stop nearest to a value. */
export function nearestStop(stops: readonly number[], value: number): number {
  let nearest = 0;
  stops.forEach((stop, i) => {
    if (Math.abs(stop - value) < Math.abs((stops[nearest] ?? 0) - value)) nearest = i;
  });
  return nearest;
}
