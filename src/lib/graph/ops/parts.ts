/** @file Taking tensors apart and putting them together along an axis: Slice, Split, Concat. */
import { apply, GraphError, misfit, type Op } from "../op.ts";
import { normalizeAxis, offsetsOf, sizeOf, stridesOf } from "../shape.ts";
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
    offsetsOf(shape, stridesOf(from!.shape), start * stridesOf(from!.shape)[axis]!, (at) => x![at]!),
  onnx: ({ attributes: { axis, start, end } }) => ({ integers: [[start], [end], [axis]] }),
};
