/** @file Reductions besides the sum. */
import { apply, misfit, type Op } from "../op.ts";
import { broadcastOffsets, reducedShape, sizeOf } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { add, div, log, mul, neg, sub } from "./arithmetic.ts";
import {
  type ReduceOptions,
  reduceSum,
  reduction,
  reductionForm,
  reshape,
  spread,
  sumAlong,
} from "./broadcast.ts";
import { exp } from "./functions.ts";
import { stopGradient } from "./identity.ts";
import { cast, equal } from "./logic.ts";

/** Mean over axes. Gradient: an equal share for every element. */
export const ReduceMean: Op<"ReduceMean"> = {
  name: "ReduceMean",
  type([x], { axes, keepDims }) {
    if (x!.dtype !== "float32") throw misfit("ReduceMean", [x!], "float32");
    return { shape: reducedShape(x!.shape, axes, keepDims), dtype: x!.dtype };
  },
  gradient: (g, { inputs: [x], attributes, shape }) => [
    spread(mul(g, sizeOf(shape) / sizeOf(x!.shape)), x!, attributes),
  ],
  evaluate([x], { inputs: [from], attributes, shape }) {
    const count = sizeOf(from!.shape) / sizeOf(shape);
    const sums = sumAlong(x!, from!.shape, attributes.axes);
    return sums.map((sum) => sum / count);
  },
  onnx: reductionForm,
};

/** Largest element over axes. Gradient: shared equally among the elements that attain it. */
export const ReduceMax: Op<"ReduceMax"> = {
  name: "ReduceMax",
  type([x], { axes, keepDims }) {
    const shape = reducedShape(x!.shape, axes, keepDims);
    if (x!.dtype !== "float32" || (sizeOf(x!.shape) === 0 && sizeOf(shape) > 0))
      throw misfit("ReduceMax", [x!], "float32 with at least one element to choose from");
    return { shape, dtype: x!.dtype };
  },
  gradient(g, y) {
    const {
      inputs: [x],
      attributes,
    } = y;
    const attains = cast(equal(x!, spread(y, x!, attributes)), "float32");
    const count = reduceSum(attains, attributes.axes, attributes);
    return [mul(attains, spread(div(g, count), x!, attributes))];
  },
  evaluate([x], { inputs: [from], attributes }) {
    const kept = reducedShape(from!.shape, attributes.axes, true);
    const largest = new Float64Array(sizeOf(kept)).fill(Number.NEGATIVE_INFINITY);
    broadcastOffsets(kept, from!.shape).forEach((target, i) => {
      largest[target] = Math.max(largest[target]!, x![i]!);
    });
    return largest;
  },
  onnx: reductionForm,
};

/** Average over the given axes, or over all. */
export const reduceMean = (
  x: Tensor,
  axes?: readonly number[],
  options: ReduceOptions = {},
): Tensor => apply(ReduceMean, [x], reduction("ReduceMean", x, axes, options));

/** Take the largest over the given axes, or over all. */
export const reduceMax = (
  x: Tensor,
  axes?: readonly number[],
  options: ReduceOptions = {},
): Tensor => apply(ReduceMax, [x], reduction("ReduceMax", x, axes, options));

/** Take the smallest over the given axes, or over all. */
export const reduceMin = (x: Tensor, axes?: readonly number[], options: ReduceOptions = {}) =>
  neg(reduceMax(neg(x), axes, options));

/** log Σ exp(x) over the given axes, or over all; the largest term is taken out so that none overflows. */
export function logSumExp(x: Tensor, axes?: readonly number[], options: ReduceOptions = {}) {
  const largest = stopGradient(reduceMax(x, axes, { keepDims: true }));
  const logs = add(log(reduceSum(exp(sub(x, largest)), axes, { keepDims: true })), largest);
  return reshape(
    logs,
    reducedShape(x.shape, reduction("logSumExp", x, axes, options).axes, options.keepDims ?? false),
  );
}
