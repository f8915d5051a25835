/** @file Functions that normalise along an axis: softmax, its logarithm and the loss that goes with them, mean and variance. */
import { apply, misfit, type Op } from "../op.ts";
import { broadcastOffsets, normalizeAxis, reducedShape, sizeOf } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { add, div, mul, neg, square, sub } from "./arithmetic.ts";
import { reduceSum, reshape } from "./broadcast.ts";
import { exp, sqrt } from "./functions.ts";
import { pick } from "./gather.ts";
import { withGradient } from "./identity.ts";
import { reduceMean } from "./reduce.ts";

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

/**
 * y = (x - mean) / σ with σ = √(variance + ε) along the last axis: layer norm without gain and bias (Ba, Kiros and Hinton,
 * 2016, arXiv:1607.06450). Gradient: (g - mean(g) - y mean(g y)) / σ, put together from fewer operations than by its parts.
 */
export function standardize(x: Tensor, epsilon = 1e-5): Tensor {
  // Numbers per row lose their last axis while they are worked on: with an axis of one, onnxruntime takes them one by one.
  const mean = (x: Tensor) => reshape(reduceMean(x, [-1]), [...x.shape.slice(0, -1), 1]);
  const parts = (x: Tensor) => {
    const centered = sub(x, mean(x));
    const deviation = sqrt(add(reduceMean(square(centered), [-1]), epsilon));
    const scale = reshape(div(1, deviation), mean(x).shape);
    return { scale, y: mul(centered, scale) };
  };
  return withGradient(parts(x).y, [x], (g, [x]) => {
    const { scale, y } = parts(x!);
    return [mul(sub(sub(g, mean(g)), mul(y, mean(mul(g, y)))), scale)];
  });
}
