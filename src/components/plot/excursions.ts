export interface Excursion {
  readonly x: number;
  readonly side: "above" | "below";
}

/** Find where a line leaves the domain of a chart or comes back: one place for each stretch outside it. */
export function excursions(
  x: readonly number[],
  y: readonly number[],
  [low, high]: readonly [number, number],
): Excursion[] {
  const sideOf = (value: number | undefined) =>
    value === undefined || Number.isNaN(value)
      ? undefined
      : value > high
        ? "above"
        : value < low
          ? "below"
          : "within";
  const found: Excursion[] = [];
  let marked = false;
  x.forEach((place, i) => {
    const side = sideOf(y[i]);
    if (side !== "above" && side !== "below") {
      marked = false;
      return;
    }
    const left = sideOf(y[i - 1]) === "within";
    const returns = sideOf(y[i + 1]) === "within" && !marked;
    if (!left && !returns) return;
    found.push({ x: place, side });
    marked = true;
  });
  return found;
}
