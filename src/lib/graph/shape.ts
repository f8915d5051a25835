/** @file Arithmetic on shapes: sizes, strides, broadcasting, axes. */

export type Shape = readonly number[];

/** Count the elements of a shape. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

/** Compare two shapes. */
export const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((size, axis) => size === b[axis]);

/** Broadcast two shapes as ONNX does (right-aligned; 1 stretches), or return undefined where they do not fit. */
export function broadcastShapes(a: Shape, b: Shape): Shape | undefined {
  const rank = Math.max(a.length, b.length);
  const shape: number[] = [];
  for (let axis = 0; axis < rank; axis++) {
    const sizeA = a[axis - rank + a.length] ?? 1;
    const sizeB = b[axis - rank + b.length] ?? 1;
    if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) return undefined;
    shape.push(sizeA === 1 ? sizeB : sizeA);
  }
  return shape;
}

/** Tell whether a tensor of shape `from` broadcasts to exactly the shape `to`. */
export function broadcastsTo(from: Shape, to: Shape): boolean {
  const shape = broadcastShapes(from, to);
  return shape !== undefined && sameShape(shape, to);
}

/** Distances in memory between neighbours along each axis, row-major. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--)
    strides[axis] = strides[axis + 1]! * shape[axis + 1]!;
  return strides;
}

/** Memory offset of every index of `shape` in row-major order, walking with the given strides. */
export function offsetsOf(shape: Shape, strides: readonly number[], start = 0): Int32Array {
  let offsets = Int32Array.of(start);
  shape.forEach((size, axis) => {
    const stride = strides[axis]!;
    const longer = new Int32Array(offsets.length * size);
    for (let i = 0; i < longer.length; i++)
      longer[i] = offsets[Math.floor(i / size)]! + (i % size) * stride;
    offsets = longer;
  });
  return offsets;
}

/** Where each element of the shape `to` is read from in a tensor of shape `from` that broadcasts to it. */
export function broadcastOffsets(from: Shape, to: Shape): Int32Array {
  const strides = stridesOf(from);
  const missing = to.length - from.length;
  const stretched = to.map((_, axis) =>
    axis < missing || from[axis - missing] === 1 ? 0 : strides[axis - missing]!,
  );
  return offsetsOf(to, stretched);
}

/** Read values in the order of the given offsets. */
export const readAt = (values: Float64Array, offsets: Int32Array): Float64Array =>
  Float64Array.from(offsets, (offset) => values[offset]!);

/** Turn axes that may count from the end into ascending, distinct, non-negative ones. */
export function normalizeAxes(op: string, axes: readonly number[], rank: number): number[] {
  const normal = axes.map((axis) => (axis < 0 ? axis + rank : axis));
  const isLegal = normal.every((axis) => Number.isInteger(axis) && axis >= 0 && axis < rank);
  if (!isLegal || new Set(normal).size !== normal.length)
    throw new RangeError(
      `${op}: axes [${axes.join(", ")}] must be distinct and between ${-rank} and ${rank - 1}`,
    );
  return normal.sort((a, b) => a - b);
}

/** Turn one axis that may count from the end into a non-negative one. */
export const normalizeAxis = (op: string, axis: number, rank: number): number =>
  normalizeAxes(op, [axis], rank)[0]!;

/** Shape after reducing the given axes. */
export const reducedShape = (shape: Shape, axes: readonly number[], keepDims: boolean): Shape =>
  keepDims
    ? shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
    : shape.filter((_, axis) => !axes.includes(axis));
