/** @file Taking tensors apart and putting them together along an axis: Slice, Split, Concat. */
import { apply, GraphError, misfit, type Op } from "../op.ts";
import { normalizeAxis, offsetsOf, readAt, type Shape, sizeOf, stridesOf } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { expand } from "./broadcast.ts";

/** The part of an axis from `start` up to but without `end`. Gradient: put back among zeros. */
export const Slice: Op<"Slice"> = {
  name: "Slice",
  type([x], { axis, start, end }) {
    if (!(0 <= start && start <= end && end <= x!.shape[axis]!))
      throw misfit("Slice", [x!], `a range inside axis ${axis}, not ${start} to ${end}`);
    return { shape: x!.shape.with(axis, end - start), dtype: x!.dtype };
  },
  gradient: (g, { inputs: [x], attributes: { axis, start } }) => [putBack(g, x!, axis, start)],
  evaluate: ([x], { inputs: [from], attributes: { axis, start }, shape }) =>
    readAt(x!, blockOffsets(from!.shape, axis, start, shape)),
  onnx: ({ attributes: { axis, start, end } }) => ({ integers: [[start], [end], [axis]] }),
};

/** Offsets of the block that begins at `start` of an axis and has the given shape. */
const blockOffsets = (from: Shape, axis: number, start: number, shape: Shape): Int32Array =>
  offsetsOf(shape, stridesOf(from), start * stridesOf(from)[axis]!);

/** Take the part of one axis from `start` up to but without `end`. */
export function slice(x: Tensor, axis: number, start: number, end: number): Tensor {
  const at = normalizeAxis("Slice", axis, x.shape.length);
  return start === 0 && end === x.shape[at] ? x : apply(Slice, [x], { axis: at, start, end });
}

/** Surround a part with zeros, so that it lies where it was taken from. */
const putBack = (part: Tensor, from: Tensor, axis: number, start: number): Tensor =>
  padAxis(part, axis, start, from.shape[axis]! - start - part.shape[axis]!);

function padAxis(x: Tensor, axis: number, before: number, after: number): Tensor {
  const zeros = (count: number) => (count === 0 ? [] : [expand(0, x.shape.with(axis, count))]);
  return concat([...zeros(before), x, ...zeros(after)], axis);
}

/** Surround with zeros: so many before and after along every axis. */
export const pad = (x: Tensor, before: readonly number[], after: readonly number[]): Tensor =>
  x.shape.reduce((y, _, axis) => padAxis(y, axis, before[axis]!, after[axis]!), x);

/** Put tensors one after the other along an axis. Gradient: split again. */
export const Concat: Op<"Concat"> = {
  name: "Concat",
  type(inputs, { axis }) {
    const [first, ...rest] = inputs as [Tensor, ...Tensor[]];
    const agree = (x: Tensor) =>
      x.dtype === first.dtype &&
      x.shape.length === first.shape.length &&
      x.shape.every((size, i) => i === axis || size === first.shape[i]);
    if (!rest.every(agree)) throw misfit("Concat", inputs, `equal sizes except on axis ${axis}`);
    const total = inputs.reduce((sum, x) => sum + x.shape[axis]!, 0);
    return { shape: first.shape.with(axis, total), dtype: first.dtype };
  },
  gradient(g, { inputs, attributes: { axis } }) {
    const sizes = inputs.map((x) => x.shape[axis]!);
    return split(g, axis, sizes);
  },
  evaluate(values, { inputs, attributes: { axis }, shape }) {
    const joined = new Float64Array(sizeOf(shape));
    let start = 0;
    inputs.forEach((x, i) => {
      blockOffsets(shape, axis, start, x.shape).forEach((offset, k) => {
        joined[offset] = values[i]![k]!;
      });
      start += x.shape[axis]!;
    });
    return joined;
  },
  onnx: ({ attributes }) => ({ attributes: { axis: { int: attributes.axis } } }),
};

/** Put tensors one after the other along an axis. */
export function concat(tensors: readonly Tensor[], axis: number): Tensor {
  const [first] = tensors;
  if (first === undefined)
    throw new GraphError("Concat: received no tensors; accepts at least one");
  const at = normalizeAxis("Concat", axis, first.shape.length);
  return tensors.length === 1 ? first : apply(Concat, tensors, { axis: at });
}

/** One of the pieces into which an axis is cut. Gradient: put back among zeros. */
export const Split: Op<"Split"> = {
  name: "Split",
  type([x], { axis, sizes, output }) {
    if (sizes.reduce((sum, size) => sum + size, 0) !== x!.shape[axis])
      throw misfit("Split", [x!], `pieces that fill axis ${axis}, not [${sizes.join(", ")}]`);
    return { shape: x!.shape.with(axis, sizes[output]!), dtype: x!.dtype };
  },
  gradient: (g, { inputs: [x], attributes }) => [
    putBack(g, x!, attributes.axis, splitStart(attributes)),
  ],
  evaluate: ([x], { inputs: [from], attributes, shape }) =>
    readAt(x!, blockOffsets(from!.shape, attributes.axis, splitStart(attributes), shape)),
  onnx: ({ attributes: { axis, sizes, output } }) => ({
    attributes: { axis: { int: axis } },
    integers: [sizes],
    outputs: { count: sizes.length, index: output },
  }),
};

const splitStart = ({ sizes, output }: { sizes: readonly number[]; output: number }): number =>
  sizes.slice(0, output).reduce((sum, size) => sum + size, 0);

/** Cut an axis into pieces of the given sizes. */
export function split(x: Tensor, axis: number, sizes: readonly number[]): Tensor[] {
  const at = normalizeAxis("Split", axis, x.shape.length);
  return sizes.length === 1 && sizes[0] === x.shape[at]
    ? [x]
    : sizes.map((_, output) => apply(Split, [x], { axis: at, sizes, output }));
}
