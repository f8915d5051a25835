/** @file Where the largest elements are, and running sums. */
import { apply, misfit, type Op } from "../op.ts";
import { normalizeAxis, sizeOf } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { reshape } from "./broadcast.ts";
import { pick } from "./gather.ts";

/** Indices of the k largest elements along the last axis, the largest first; of equal ones the earlier first. */
export const TopK: Op<"TopK"> = {
  name: "TopK",
  type([x], { k }) {
    if (x!.dtype !== "float32" || !(k >= 0 && k <= (x!.shape.at(-1) ?? 0)))
      throw misfit("TopK", [x!], `float32 with at least ${k} elements along the last axis`);
    return { shape: x!.shape.with(-1, k), dtype: "int64" };
  },
  gradient: () => [],
  evaluate([x], { inputs: [from], attributes: { k }, shape }) {
    const size = from!.shape.at(-1)!;
    return [...Array(sizeOf(shape.slice(0, -1))).keys()].flatMap((row) => {
      const values = x!.subarray(row * size, (row + 1) * size);
      const order = [...values.keys()].sort((i, j) => values[j]! - values[i]! || i - j);
      return order.slice(0, k);
    });
  },
  onnx: ({ attributes: { k } }) => ({ integers: [[k]], outputs: { count: 2, index: 1 } }),
};

/** Find the k largest elements of each last axis, and where they are. The gradient goes to the elements found. */
export function topK(x: Tensor, k: number): { values: Tensor; indices: Tensor } {
  const indices = apply(TopK, [x], { k });
  return { values: pick(x, indices), indices };
}

/** Find where the largest element of each last axis is; of equal ones the first. */
export const argMax = (x: Tensor): Tensor => reshape(topK(x, 1).indices, x.shape.slice(0, -1));

/** Running sum along an axis, from either end. Gradient: the running sum from the other end. */
export const CumSum: Op<"CumSum"> = {
  name: "CumSum",
  type([x]) {
    if (x!.dtype === "bool") throw misfit("CumSum", [x!], "numbers");
    return { shape: x!.shape, dtype: x!.dtype };
  },
  gradient: (g, { attributes: { axis, reverse } }) => [cumSum(g, axis, { reverse: !reverse })],
  evaluate([x], { attributes: { axis, reverse }, shape }) {
    const [size, stride] = [shape[axis]!, sizeOf(shape.slice(axis + 1))];
    const sums = Float64Array.from(x!);
    const indices = [...sums.keys()];
    for (const i of reverse ? indices.reverse() : indices) {
      const at = Math.floor(i / stride) % size;
      if (reverse ? at < size - 1 : at > 0) sums[i]! += sums[reverse ? i + stride : i - stride]!;
    }
    return sums;
  },
  onnx: ({ attributes: { axis, reverse } }) => ({
    attributes: { reverse: { int: Number(reverse) } },
    integers: [[axis]],
  }),
};

/** Add up along an axis, each element with all before it, or with `reverse` all after it. */
export const cumSum = (x: Tensor, axis: number, { reverse = false } = {}): Tensor =>
  apply(CumSum, [x], { axis: normalizeAxis("CumSum", axis, x.shape.length), reverse });
