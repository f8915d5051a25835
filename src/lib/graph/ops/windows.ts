/** @file Windows that slide over the axes in the middle of a (batch, …space, channel) tensor, as tables of positions. */
import { constant } from "../leaf.ts";
import { misfit } from "../op.ts";
import { type Shape, sizeOf, stridesOf } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { expand, reduceSum, reshape } from "./broadcast.ts";
import { gather } from "./gather.ts";
import { withGradient } from "./identity.ts";
import { concat } from "./parts.ts";

const OUTSIDE = -1;

/** Each row lists, for one place of the result, the positions in space that its window covers. */
export type Windows = readonly (readonly number[])[];

export interface WindowOptions {
  /** Distance between neighbouring windows along each axis of space; by default 1. */
  readonly strides?: readonly number[];
  /** Positions beyond either end of each axis of space that windows may cover; by default none. */
  readonly padding?: readonly number[];
}

/** List the windows of a kernel over the space of a tensor and the sizes of the space that they form; put the tensor's space in one axis. */
export function slide(op: string, x: Tensor, kernel: Shape, options: WindowOptions) {
  const space = x.shape.slice(1, -1);
  const { strides = space.map(() => 1), padding = space.map(() => 0) } = options;
  const out = space.map(
    (size, i) => Math.floor((size + 2 * padding[i]! - kernel[i]!) / strides[i]!) + 1,
  );
  const fits = [kernel, strides, padding].every(({ length }) => length === space.length);
  if (!fits || !out.every((size, i) => size >= 1 && padding[i]! < kernel[i]!))
    throw misfit(
      op,
      [x],
      `a (batch, …space, channel) tensor that windows of [${kernel}] with strides [${strides}] and padding [${padding}] fit into`,
    );
  const along = stridesOf(space);
  const position = (place: readonly number[], tap: readonly number[]) => {
    const at = space.map((_, i) => place[i]! * strides[i]! + tap[i]! - padding[i]!);
    const isInside = at.every((index, i) => 0 <= index && index < space[i]!);
    return isInside ? at.reduce((sum, index, i) => sum + index * along[i]!, 0) : OUTSIDE;
  };
  const taps = tuples(kernel);
  const windows = tuples(out).map((place) => taps.map((tap) => position(place, tap)));
  return { out, windows, rows: reshape(x, [x.shape[0]!, sizeOf(space), x.shape.at(-1)!]) };
}

const tuples = (shape: Shape): number[][] =>
  shape.reduce<number[][]>(
    (all, size) => all.flatMap((tuple) => Array.from({ length: size }, (_, i) => [...tuple, i])),
    [[]],
  );

/** Turn windows round: for each of `size` positions, the places whose first tap, second tap, … is there. */
export function turned(windows: Windows, size: number): Windows {
  const rows = Array.from({ length: size }, () => windows[0]!.map(() => OUTSIDE));
  windows.forEach((window, place) => {
    window.forEach((position, tap) => {
      if (position !== OUTSIDE) rows[position]![tap] = place;
    });
  });
  return rows;
}

/**
 * Look the windows up: (batch, position, channel) → (batch, place, tap, channel), with `fill` for what is outside.
 * Gradient: at each position, the sum over all windows and taps that saw it.
 */
export function patches(x: Tensor, windows: Windows, fill = 0): Tensor {
  const [batch, size, channels] = x.shape as [number, number, number];
  const [places, taps] = [windows.length, windows[0]!.length];
  const rows = windows.flat().map((position) => (position === OUTSIDE ? size : position));
  const extended = rows.includes(size) ? concat([x, expand(fill, [batch, 1, channels])], 1) : x;
  const seen = gather(extended, constant(rows, undefined, "int64"), 1);
  return withGradient(reshape(seen, [batch, places, taps, channels]), [x], (g) => [
    reduceSum(patches(reshape(g, [batch, places * taps, channels]), sightings(rows, size)), [2]),
  ]);
}

/** For each position, which of the rows show it; made equally long. */
function sightings(rows: readonly number[], size: number): Windows {
  const lists = Array.from({ length: size }, () => [] as number[]);
  rows.forEach((position, row) => {
    lists[position]?.push(row);
  });
  const longest = lists.reduce((most, { length }) => Math.max(most, length), 1);
  return lists.map((list) => [...list, ...Array<number>(longest - list.length).fill(OUTSIDE)]);
}
