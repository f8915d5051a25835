/** @file Reductions besides the sum, and the functions that normalise along an axis. */
import { apply, misfit, type Op } from "../op.ts";
import { broadcastStrides, normalizeAxis, offsetsOf, reducedShape, sizeOf } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { div, mul, sub } from "./arithmetic.ts";
import {
  type ReduceOptions,
  reduceSum,
  reduction,
  reductionForm,
  spread,
  sumAlong,
} from "./broadcast.ts";
import { exp } from "./functions.ts";
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
    offsetsOf(from!.shape, broadcastStrides(kept, from!.shape)).forEach((target, i) => {
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

const normalizedType =
  (name: string) =>
  ([x]: readonly Tensor[]) => {
    if (x!.dtype !== "float32") throw misfit(name, [x!], "float32");
    return { shape: x!.shape, dtype: x!.dtype };
  };

/** Exponentials divided by their sum along an axis. Gradient: y (g - Σ g y). */
export const Softmax: Op<"Softmax"> = {
  name: "Softmax",
  type: normalizedType("Softmax"),
  gradient(g, y) {
    const weighted = mul(g, y);
    const total = reduceSum(weighted, [y.attributes.axis], { keepDims: true });
    return [sub(weighted, mul(y, total))];
  },
  evaluate: ([x], y) => logSoftmaxValues(x!, y, y.attributes.axis).map(Math.exp),
  onnx: axisForm,
};

/** Logarithm of the softmax, without overflow. Gradient: g - softmax(x) Σ g. */
export const LogSoftmax: Op<"LogSoftmax"> = {
  name: "LogSoftmax",
  type: normalizedType("LogSoftmax"),
  gradient(g, y) {
    const total = reduceSum(g, [y.attributes.axis], { keepDims: true });
    return [sub(g, mul(exp(y), total))];
  },
  evaluate: ([x], y) => logSoftmaxValues(x!, y, y.attributes.axis),
  onnx: axisForm,
};

/** Normalise exponentials along an axis, by default the last. */
export const softmax = (x: Tensor, axis = -1): Tensor =>
  apply(Softmax, [x], { axis: normalizeAxis("Softmax", axis, x.shape.length) });

/** Logarithm of the softmax along an axis, by default the last. */
export const logSoftmax = (x: Tensor, axis = -1): Tensor =>
  apply(LogSoftmax, [x], { axis: normalizeAxis("LogSoftmax", axis, x.shape.length) });

function axisForm({ attributes }: { readonly attributes: { readonly axis: number } }) {
  return { attributes: { axis: { int: attributes.axis } } };
}

/** x - max - log Σ exp(x - max) */
function logSoftmaxValues(x: Float64Array, { shape }: Tensor, axis: number): Float64Array {
  const kept = reducedShape(shape, [axis], true);
  const group = offsetsOf(shape, broadcastStrides(kept, shape));
  const largest = new Float64Array(sizeOf(kept)).fill(Number.NEGATIVE_INFINITY);
  const sums = new Float64Array(sizeOf(kept));
  x.forEach((value, i) => {
    largest[group[i]!] = Math.max(largest[group[i]!]!, value);
  });
  x.forEach((value, i) => {
    sums[group[i]!]! += Math.exp(value - largest[group[i]!]!);
  });
  return x.map((value, i) => value - largest[group[i]!]! - Math.log(sums[group[i]!]!));
}
