/** @file The smallest loss in the box: a grid, then a search around its best places. */

export type Loss = (w1: number, w2: number) => number;

export interface Grid {
  /** Places along either side. */
  readonly places: readonly number[];
  /** The loss at every place, a row for each w2. */
  readonly values: readonly (readonly number[])[];
}

/** Pieces along a side: even, so that the axes are on the grid. */
const pieces = 160;
const starts = 8;
const halvings = 60;

/** Evaluate the loss on a grid; where it is not a number, say so. */
export function gridOf(loss: Loss, B: number): Grid {
  const places = Array.from({ length: pieces + 1 }, (_, i) => B * ((2 * i) / pieces - 1));
  const values = places.map((w2) =>
    places.map((w1) => {
      const value = loss(w1, w2);
      if (Number.isFinite(value)) return value;
      throw new Error(
        `The loss is ${value} at w1 = ${w1}, w2 = ${w2}; it must be a finite number everywhere in [−${B}, ${B}]².`,
      );
    }),
  );
  return { places, values };
}

/** Find the smallest loss that a search from the best places of the grid can reach. */
export function smallest(loss: Loss, { places, values }: Grid, B: number): number {
  const all = values.flatMap((row, j) =>
    row.map((value, i) => ({ value, at: [places[i]!, places[j]!] as const })),
  );
  const best = all.sort((a, b) => a.value - b.value).slice(0, starts);
  if (best[0]!.value === all.at(-1)!.value)
    throw new Error("The loss is the same everywhere in the box, so it has no set of minima.");
  return Math.min(...best.map(({ at }) => descend(loss, at, B)));
}

/** Compass search: step to a better neighbour, or halve the step. */
function descend(loss: Loss, [x, y]: readonly [number, number], B: number): number {
  let [w1, w2, value] = [x, y, loss(x, y)];
  const inside = (w: number) => Math.min(Math.max(w, -B), B);
  for (let step = (2 * B) / pieces, left = halvings; left > 0; ) {
    const neighbours = directions.map(([dx, dy]) => {
      const at = [inside(w1 + step * dx), inside(w2 + step * dy)] as const;
      return { at, value: loss(...at) };
    });
    const next = neighbours.reduce((a, b) => (b.value < a.value ? b : a));
    if (next.value < value) [w1, w2, value] = [...next.at, next.value];
    else {
      step /= 2;
      left--;
    }
  }
  return value;
}

const directions = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const));
