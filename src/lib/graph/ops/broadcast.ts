/** @file Operations that only rearrange or repeat: Expand and its gradient ReduceSum, and Reshape. */
import type { Reduction } from "../attributes.ts";
import { asTensor, type Operand } from "../leaf.ts";
import { apply, misfit, type Op } from "../op.ts";
import {
  broadcastOffsets,
  broadcastsTo,
  normalizeAxes,
  readAt,
  reducedShape,
  type Shape,
  sameShape,
  sizeOf,
} from "../shape.ts";
import type { Tensor } from "../tensor.ts";

/** Repeat along axes of size 1 and new leading axes. Gradient: the sum over the repeats. */
export const Expand: Op<"Expand"> = {
  name: "Expand",
  type([x], { shape }) {
    if (!broadcastsTo(x!.shape, shape))
      throw misfit("Expand", [x!], `shapes that broadcast to [${shape.join(", ")}]`);
    return { shape, dtype: x!.dtype };
  },
  gradient: (g, { inputs: [x] }) => [sumTo(g, x!.shape)],
  evaluate: ([x], { inputs: [from], shape }) => readAt(x!, broadcastOffsets(from!.shape, shape)),
  onnx: ({ attributes }) => ({ integers: [attributes.shape] }),
};

/** Broadcast to a shape. */
export const expand = (x: Operand, shape: Shape): Tensor => {
  const tensor = asTensor(x);
  return sameShape(tensor.shape, shape) ? tensor : apply(Expand, [tensor], { shape });
};

/** Sum over axes. Gradient: the same for every summand. */
export const ReduceSum: Op<"ReduceSum"> = {
  name: "ReduceSum",
  type([x], { axes, keepDims }) {
    if (x!.dtype === "bool") throw misfit("ReduceSum", [x!], "numbers");
    return { shape: reducedShape(x!.shape, axes, keepDims), dtype: x!.dtype };
  },
  gradient: (g, { inputs: [x], attributes }) => [spread(g, x!, attributes)],
  evaluate: ([x], { inputs: [from], attributes }) => sumAlong(x!, from!.shape, attributes.axes),
  onnx: reductionForm,
};

/** Add up values over axes. */
export function sumAlong(
  values: Float64Array,
  shape: Shape,
  axes: readonly number[],
): Float64Array {
  const kept = reducedShape(shape, axes, true);
  const sums = new Float64Array(sizeOf(kept));
  broadcastOffsets(kept, shape).forEach((target, i) => {
    sums[target]! += values[i]!;
  });
  return sums;
}

/** Write a reduction: ONNX takes the axes as an input. */
export function reductionForm({ attributes }: { readonly attributes: Reduction }) {
  return {
    attributes: { keepdims: { int: Number(attributes.keepDims) } },
    integers: [attributes.axes],
  };
}

/** Repeat a reduced tensor along the axes that were reduced. */
export const spread = (reduced: Tensor, x: Tensor, { axes }: Reduction): Tensor =>
  expand(reshape(reduced, reducedShape(x.shape, axes, true)), x.shape);

export interface ReduceOptions {
  readonly keepDims?: boolean;
}

/** Fill in the defaults of a reduction: all axes, dropped. */
export const reduction = (
  op: string,
  x: Tensor,
  axes: readonly number[] | undefined,
  { keepDims = false }: ReduceOptions,
): Reduction => ({
  axes: normalizeAxes(op, axes ?? x.shape.map((_, axis) => axis), x.shape.length),
  keepDims,
});

/** Sum over the given axes, or over all. */
export function reduceSum(x: Tensor, axes?: readonly number[], options: ReduceOptions = {}) {
  const attributes = reduction("ReduceSum", x, axes, options);
  const shape = reducedShape(x.shape, attributes.axes, attributes.keepDims);
  return sizeOf(shape) === sizeOf(x.shape) ? reshape(x, shape) : apply(ReduceSum, [x], attributes);
}

/** Undo broadcasting: sum over the axes along which `shape` was stretched to the shape of `x`. */
export function sumTo(x: Tensor, shape: Shape): Tensor {
  const missing = x.shape.length - shape.length;
  const axes = [...x.shape.keys()].filter(
    (axis) => axis < missing || (shape[axis - missing] === 1 && x.shape[axis] !== 1),
  );
  return axes.length === 0 ? x : reshape(reduceSum(x, axes), shape);
}

/** The same elements in the same order under another shape. */
export const Reshape: Op<"Reshape"> = {
  name: "Reshape",
  type([x], { shape }) {
    if (sizeOf(shape) !== sizeOf(x!.shape))
      throw misfit("Reshape", [x!], `${sizeOf(shape)} elements to make [${shape.join(", ")}]`);
    return { shape, dtype: x!.dtype };
  },
  gradient: (g, { inputs: [x] }) => [reshape(g, x!.shape)],
  evaluate: ([x]) => x!,
  onnx: ({ attributes }) => ({
    attributes: { allowzero: { int: 1 } },
    integers: [attributes.shape],
  }),
};

/** Give a tensor another shape with the same number of elements. */
export function reshape(x: Tensor, shape: Shape): Tensor {
  const source = x.op === "Reshape" ? x.inputs[0]! : x;
  return sameShape(source.shape, shape) ? source : apply(Reshape, [source], { shape });
}

/** Repeat the whole so many times along every axis. */
export function tile(x: Tensor, repeats: readonly number[]): Tensor {
  if (repeats.length !== x.shape.length)
    throw misfit("tile", [x], `a count for every axis, not [${repeats.join(", ")}]`);
  const apart = reshape(
    x,
    x.shape.flatMap((size) => [1, size]),
  );
  const repeated = expand(
    apart,
    x.shape.flatMap((size, axis) => [repeats[axis]!, size]),
  );
  return reshape(
    repeated,
    x.shape.map((size, axis) => repeats[axis]! * size),
  );
}
