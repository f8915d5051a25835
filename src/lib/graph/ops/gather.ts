/** @file Looking rows up by their index, and adding rows up at an index: each is the other's gradient. */
import { constant } from "../leaf.ts";
import { apply, GraphError, misfit, type Op } from "../op.ts";
import { normalizeAxis, type Shape, sizeOf } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { add } from "./arithmetic.ts";
import { expand, reshape } from "./broadcast.ts";
import { transpose } from "./linear.ts";
import { cast, equal } from "./logic.ts";

/** Rows of the first axis, y[i] = x[indices[i]]. Gradient: every row's share is added where the row came from. */
export const Gather: Op<"Gather"> = {
  name: "Gather",
  type(inputs) {
    const [x, indices] = inputs as [Tensor, Tensor];
    if (indices.dtype !== "int64" || x.shape.length === 0)
      throw misfit("Gather", inputs, "rows to choose from and int64 indices");
    return { shape: [...indices.shape, ...x.shape.slice(1)], dtype: x.dtype };
  },
  gradient: (g, { inputs: [x, indices] }) => [scatterAdd(x!.shape, indices!, g)],
  evaluate([x, indices], { inputs: [from] }) {
    const { size, starts } = rows("Gather", from!.shape, indices!);
    return starts.flatMap((start) => [...x!.subarray(start, start + size)]);
  },
  onnx: () => ({}),
};

/** Rows added up at their indices, on top of what is there. Gradient: each row is looked up again. */
export const ScatterND: Op<"ScatterND"> = {
  name: "ScatterND",
  type(inputs) {
    const [data, indices, rows] = inputs as [Tensor, Tensor, Tensor];
    const accepted = [...indices.shape.slice(0, -1), ...data.shape.slice(1)];
    if (indices.dtype !== "int64" || `${rows.shape}` !== `${accepted}`)
      throw misfit("ScatterND", inputs, `int64 indices and rows of shape [${accepted.join(", ")}]`);
    return { shape: data.shape, dtype: data.dtype };
  },
  gradient: (g, { inputs: [, indices] }) => [
    g,
    undefined,
    gather(g, reshape(indices!, indices!.shape.slice(0, -1))),
  ],
  evaluate([data, indices, updates], { shape }) {
    const sums = Float64Array.from(data!);
    const { size, starts } = rows("ScatterND", shape, indices!);
    updates!.forEach((value, i) => {
      sums[starts[Math.floor(i / size)]! + (i % size)]! += value;
    });
    return sums;
  },
  onnx: () => ({ attributes: { reduction: { string: "add" } } }),
};

/** Where in memory each row begins. */
function rows(op: string, [count, ...row]: Shape, indices: Float64Array) {
  const wrong = indices.find((index) => index < 0 || index >= count!);
  if (wrong !== undefined)
    throw new GraphError(`${op}: received the index ${wrong}; accepts 0 to ${count! - 1}`);
  return { size: sizeOf(row), starts: Array.from(indices, (index) => index * sizeOf(row)) };
}

/** Look up along an axis: its place is taken by the axes of the indices. */
export function gather(x: Tensor, indices: Tensor, axis = 0): Tensor {
  const at = normalizeAxis("Gather", axis, x.shape.length);
  if (at === 0) return apply(Gather, [x, indices], {});
  const axes = [...x.shape.keys()];
  const looked = gather(transpose(x, [at, ...axes.filter((each) => each !== at)]), indices);
  const rank = indices.shape.length;
  const before = axes.slice(0, at).map((each) => each + rank);
  const after = axes.slice(at + 1).map((each) => each + rank - 1);
  return transpose(looked, [...before, ...Array(rank).keys(), ...after]);
}

/** Add rows up at their indices in a tensor of zeros. */
export const scatterAdd = (shape: Shape, indices: Tensor, rows: Tensor): Tensor =>
  apply(ScatterND, [expand(0, shape), reshape(indices, [...indices.shape, 1]), rows], {});

/** Take one element of each last axis: y[…] = x[…, indices[…]]. */
export function pick(x: Tensor, indices: Tensor): Tensor {
  const size = x.shape.at(-1)!;
  const starts = Float64Array.from({ length: sizeOf(indices.shape) }, (_, i) => i * size);
  const flat = add(indices, constant(starts, indices.shape, "int64"));
  return gather(reshape(x, [sizeOf(x.shape)]), flat);
}

/** Write indices as rows of zeros with a one at the index. */
export const oneHot = (indices: Tensor, size: number): Tensor =>
  cast(
    equal(
      reshape(indices, [...indices.shape, 1]),
      constant([...Array(size).keys()], [size], "int64"),
    ),
    "float32",
  );
