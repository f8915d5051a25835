/** @file Taking tensors apart and putting them together: Slice, Split, Pad, Concat. */
import { apply, GraphError, misfit, type Op } from "../op.ts";
import { normalizeAxis, offsetsOf, sizeOf, stridesOf } from "../shape.ts";
import type { Tensor } from "../tensor.ts";

/** The block from `starts` up to but without `ends`. Gradient: padded with zeros to the old place. */
export const Slice: Op<"Slice"> = {
  name: "Slice",
  type([x], { starts, ends }) {
    const fits = x!.shape.every(
      (size, i) => 0 <= starts[i]! && starts[i]! <= ends[i]! && ends[i]! <= size,
    );
    if (!fits || starts.length !== x!.shape.length)
      throw misfit("Slice", [x!], `ranges inside it, not [${starts}] to [${ends}]`);
    return { shape: starts.map((start, axis) => ends[axis]! - start), dtype: x!.dtype };
  },
  gradient(g, { inputs: [x], attributes: { starts, ends } }) {
    return [
      pad(
        g,
        starts,
        x!.shape.map((size, axis) => size - ends[axis]!),
      ),
    ];
  },
  evaluate([x], { inputs: [from], attributes: { starts }, shape }) {
    const strides = stridesOf(from!.shape);
    const start = starts.reduce((sum, at, axis) => sum + at * strides[axis]!, 0);
    return Float64Array.from(offsetsOf(shape, strides, start), (offset) => x![offset]!);
  },
  onnx({ inputs: [x], attributes: { starts, ends } }) {
    const axes = [...starts.keys()].filter((i) => ends[i]! - starts[i]! !== x!.shape[i]);
    return { integers: [axes.map((i) => starts[i]!), axes.map((i) => ends[i]!), axes] };
  },
};

/** Take the part of one axis from `start` up to but without `end`. */
export function slice(x: Tensor, axis: number, start: number, end: number): Tensor {
  const at = normalizeAxis("Slice", axis, x.shape.length);
  const starts = x.shape.map((_, i) => (i === at ? start : 0));
  const ends = x.shape.map((size, i) => (i === at ? end : size));
  return start === 0 && end === x.shape[at] ? x : apply(Slice, [x], { starts, ends });
}

/** Surround with zeros. Gradient: cut out again. */
export const Pad: Op<"Pad"> = {
  name: "Pad",
  type([x], { before, after }) {
    const isLegal = [...before, ...after].every((count) => Number.isInteger(count) && count >= 0);
    if (!isLegal || [before, after].some(({ length }) => length !== x!.shape.length))
      throw misfit("Pad", [x!], `whole paddings for every axis, not [${before}] and [${after}]`);
    const shape = x!.shape.map((size, axis) => before[axis]! + size + after[axis]!);
    return { shape, dtype: x!.dtype };
  },
  gradient(g, { inputs: [x], attributes: { before } }) {
    const ends = before.map((count, axis) => count + x!.shape[axis]!);
    return [apply(Slice, [g], { starts: before, ends })];
  },
  evaluate([x], { inputs: [from], attributes: { before }, shape }) {
    const strides = stridesOf(shape);
    const start = before.reduce((sum, count, axis) => sum + count * strides[axis]!, 0);
    return scatter(x!, offsetsOf(from!.shape, strides, start), new Float64Array(sizeOf(shape)));
  },
  onnx: ({ attributes: { before, after } }) => ({ integers: [[...before, ...after]] }),
};

/** Surround with zeros: so many before and after along every axis. */
export const pad = (x: Tensor, before: readonly number[], after: readonly number[]): Tensor =>
  [...before, ...after].every((count) => count === 0) ? x : apply(Pad, [x], { before, after });

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
  gradient: (g, { inputs, attributes: { axis } }) =>
    split(
      g,
      axis,
      inputs.map((x) => x.shape[axis]!),
    ),
  evaluate(values, { inputs, attributes: { axis }, shape }) {
    const joined = new Float64Array(sizeOf(shape));
    const strides = stridesOf(shape);
    let start = 0;
    inputs.forEach((x, i) => {
      scatter(values[i]!, offsetsOf(x.shape, strides, start * strides[axis]!), joined);
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

/** One of the pieces into which an axis is cut. Gradient: padded with zeros to the old place. */
export const Split: Op<"Split"> = {
  name: "Split",
  type([x], { axis, sizes, output }) {
    if (sizes.reduce((sum, size) => sum + size, 0) !== x!.shape[axis])
      throw misfit("Split", [x!], `pieces that fill axis ${axis}, not [${sizes.join(", ")}]`);
    return { shape: x!.shape.with(axis, sizes[output]!), dtype: x!.dtype };
  },
  gradient(g, { inputs: [x], attributes }) {
    const start = splitStart(attributes);
    const along = (count: number) => x!.shape.map((_, i) => (i === attributes.axis ? count : 0));
    const end = start + g.shape[attributes.axis]!;
    return [pad(g, along(start), along(x!.shape[attributes.axis]! - end))];
  },
  evaluate([x], { inputs: [from], attributes, shape }) {
    const strides = stridesOf(from!.shape);
    const start = splitStart(attributes) * strides[attributes.axis]!;
    return Float64Array.from(offsetsOf(shape, strides, start), (offset) => x![offset]!);
  },
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

function scatter(values: Float64Array, offsets: Int32Array, target: Float64Array): Float64Array {
  offsets.forEach((offset, i) => {
    target[offset] = values[i]!;
  });
  return target;
}
