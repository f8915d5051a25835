/** @file The essays in the order of the conversation. */
import type { Point } from "./points.ts";

interface Expanding {
  readonly id: string;
  readonly data: { readonly points: readonly string[] };
}

export interface Neighbours<Essay> {
  readonly previous: Essay | undefined;
  readonly next: Essay | undefined;
  /** The points that come next and that no essay expands. */
  readonly ahead: readonly Point[];
}

/** How many points to name that come next. */
const most = 3;

/** Find what stands around an essay when each stands where its first point does. */
export function neighboursOf<Essay extends Expanding>(
  id: string,
  essays: readonly Essay[],
  points: readonly Point[],
): Neighbours<Essay> {
  const placed = essays
    .map((essay) => ({ essay, place: placeOf(essay, points) }))
    .sort((a, b) => a.place - b.place || a.essay.id.localeCompare(b.essay.id));
  const at = placed.findIndex(({ essay }) => essay.id === id);
  const expanded = new Set(essays.flatMap(({ data }) => data.points));
  return {
    previous: placed[at - 1]?.essay,
    next: placed[at + 1]?.essay,
    ahead: points
      .slice((placed[at]?.place ?? points.length) + 1)
      .filter((point) => !expanded.has(point.id))
      .slice(0, most),
  };
}

function placeOf({ id, data }: Expanding, points: readonly Point[]): number {
  const place = points.findIndex((point) => point.id === data.points[0]);
  if (place < 0)
    throw new Error(`The essay "${id}" expands "${data.points[0]}", which points.yaml lacks`);
  return place;
}
