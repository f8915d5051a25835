/** @file Functions that normalise along an axis: softmax, its logarithm, and the loss that goes with them. */
import { apply, misfit, type Op } from "../op.ts";
import { broadcastOffsets, normalizeAxis, reducedShape, sizeOf } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { mul, neg, sub } from "./arithmetic.ts";
import { reduceSum } from "./broadcast.ts";
import { exp } from "./functions.ts";
import { pick } from "./gather.ts";

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
  const group = broadcastOffsets(kept, shape);
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

/** -log softmax(logits)[label] for each last axis of the logits; labels are int64. */
export const crossEntropy = (logits: Tensor, labels: Tensor): Tensor =>
  neg(pick(logSoftmax(logits), labels));
