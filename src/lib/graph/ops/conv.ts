/** @file Convolution and pooling over any number of axes of space; channels come last, so that windows are looked up row by row. */
import { misfit } from "../op.ts";
import type { Tensor } from "../tensor.ts";
import { reshape } from "./broadcast.ts";
import { withGradient } from "./identity.ts";
import { matMul, transpose } from "./linear.ts";
import { reduceMax, reduceMean } from "./reduce.ts";
import { patches, slide, turned, type WindowOptions, type Windows } from "./windows.ts";

/**
 * Cross-correlate (batch, …space, channel) with a kernel (…window, channel, filter), giving (batch, …space, filter):
 * y[p] = Σ_k x[p·stride + k - padding] W[k].
 */
export function conv(x: Tensor, kernel: Tensor, options: WindowOptions = {}): Tensor {
  const [channels, filters] = kernel.shape.slice(-2) as [number, number];
  if (kernel.shape.length !== x.shape.length || x.shape.at(-1) !== channels)
    throw misfit("conv", [x, kernel], "(batch, …space, channel) and (…window, channel, filter)");
  const { out, windows, rows } = slide("conv", x, kernel.shape.slice(0, -2), options);
  const taps = reshape(kernel, [windows[0]!.length, channels, filters]);
  return reshape(contract(rows, taps, windows), [x.shape[0]!, ...out, filters]);
}

/**
 * (batch, position, channel) × (tap, channel, filter) → (batch, place, filter), one matrix multiplication. Gradients
 * (Dumoulin and Visin, 2016, arXiv:1603.07285, 4): dx is the same contraction with windows and taps turned round,
 * dx[q] = Σ_k dy[place that sees q with k] W[k]ᵀ; dW[k] = Σ_p x[position that p sees with k]ᵀ dy[p].
 */
function contract(x: Tensor, kernel: Tensor, windows: Windows): Tensor {
  const [batch, size] = x.shape as [number, number];
  const [taps, channels, filters] = kernel.shape as [number, number, number];
  const seen = reshape(patches(x, windows), [batch * windows.length, taps * channels]);
  const product = matMul(seen, reshape(kernel, [taps * channels, filters]));
  const y = reshape(product, [batch, windows.length, filters]);
  return withGradient(y, [x, kernel, seen], (g, [, kernel, seen]) => [
    contract(g, transpose(kernel!), turned(windows, size)),
    reshape(matMul(transpose(seen!), reshape(g, product.shape)), kernel!.shape),
  ]);
}

/** Take the largest in each window of (batch, …space, channel). */
export const maxPool = (x: Tensor, window: readonly number[], options: WindowOptions = {}) =>
  pool("maxPool", x, window, options);

/** Average over each window of (batch, …space, channel); padding counts as zeros. */
export const averagePool = (x: Tensor, window: readonly number[], options: WindowOptions = {}) =>
  pool("averagePool", x, window, options);

function pool(
  op: "maxPool" | "averagePool",
  x: Tensor,
  window: readonly number[],
  options: WindowOptions,
): Tensor {
  const { out, windows, rows } = slide(op, x, window, options);
  const pooled =
    op === "maxPool"
      ? reduceMax(patches(rows, windows, Number.NEGATIVE_INFINITY), [2])
      : reduceMean(patches(rows, windows), [2]);
  return reshape(pooled, [x.shape[0]!, ...out, x.shape.at(-1)!]);
}
