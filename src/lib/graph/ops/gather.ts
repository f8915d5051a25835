/** @file Looking up by index, and adding up at an index: each is the other's gradient. */
import { constant } from "../leaf.ts";
import { apply, GraphError, misfit, type Op } from "../op.ts";
import { normalizeAxis, type Shape, sizeOf } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { add } from "./arithmetic.ts";
import { expand, reshape } from "./broadcast.ts";
import { transpose } from "./linear.ts";
import { cast, equal } from "./logic.ts";

/** What is at the indices along an axis, whose place the axes of the indices take. Gradient: added up where it came from. */
export const Gather: Op<"Gather"> = {
  name: "Gather",
  type(inputs, { axis }) {
    const [x, indices] = inputs as [Tensor, Tensor];
    if (indices.dtype !== "int64") throw misfit("Gather", inputs, "int64 indices");
    return { shape: x.shape.toSpliced(axis, 1, ...indices.shape), dtype: x.dtype };
  },
  gradient(g, { inputs: [x, indices], attributes: { axis } }) {
    const rows = moveAxes(g, axis, indices!.shape.length, 0);
    const sums = scatterAdd(moveAxes(x!, axis, 1, 0).shape, indices!, rows);
    return [moveAxes(sums, 0, 1, axis)];
  },
  evaluate([x, indices], { inputs: [from], attributes: { axis } }) {
    const [count, row] = [from!.shape[axis]!, sizeOf(from!.shape.slice(axis + 1))];
    checkRange("Gather", indices!, count);
    const blocks = [...Array(sizeOf(from!.shape.slice(0, axis))).keys()];
    return blocks.flatMap((block) =>
      [...indices!].flatMap((index) => {
        const start = (block * count + index) * row;
        return [...x!.subarray(start, start + row)];
      }),
    );
  },
  onnx: ({ attributes }) => ({ attributes: { axis: { int: attributes.axis } } }),
};

/** Rows added to those of the first input, at indices that have a last axis of one. Gradient: each row is looked up. */
export const ScatterND: Op<"ScatterND"> = {
  name: "ScatterND",
  type(inputs) {
    const [x, indices, rows] = inputs as [Tensor, Tensor, Tensor];
    const accepted = [...indices.shape.slice(0, -1), ...x.shape.slice(1)];
    if (indices.dtype !== "int64" || `${rows.shape}` !== `${accepted}`)
      throw misfit("ScatterND", inputs, `int64 indices and rows of shape [${accepted.join(", ")}]`);
    return { shape: x.shape, dtype: x.dtype };
  },
  gradient: (g, { inputs: [, indices] }) => [
    g,
    undefined,
    gather(g, reshape(indices!, indices!.shape.slice(0, -1))),
  ],
  evaluate([x, indices, rows], { shape: [count, ...row] }) {
    checkRange("ScatterND", indices!, count!);
    const sums = Float64Array.from(x!);
    const size = sizeOf(row);
    rows!.forEach((value, i) => {
      sums[indices![Math.floor(i / size)]! * size + (i % size)]! += value;
    });
    return sums;
  },
  onnx: () => ({ attributes: { reduction: { string: "add" } } }),
};

function checkRange(op: string, indices: Float64Array, count: number): void {
  const wrong = indices.find((index) => index < 0 || index >= count);
  if (wrong !== undefined)
    throw new GraphError(`${op}: received the index ${wrong}; accepts 0 to ${count - 1}`);
}

/** Move so many neighbouring axes to another place. */
function moveAxes(x: Tensor, from: number, count: number, to: number): Tensor {
  const axes = [...x.shape.keys()];
  const moved = axes.splice(from, count);
  return transpose(x, axes.toSpliced(to, 0, ...moved));
}

/** Look up along an axis, by default the first: an embedding of tokens is `gather(W_E, tokens)`. */
export const gather = (x: Tensor, indices: Tensor, axis = 0): Tensor =>
  apply(Gather, [x, indices], { axis: normalizeAxis("Gather", axis, x.shape.length) });

/** Add rows up at their indices, starting from zeros. */
export const scatterAdd = (shape: Shape, indices: Tensor, rows: Tensor): Tensor =>
  apply(ScatterND, [expand(0, shape), reshape(indices, [...indices.shape, 1]), rows], {});

/** Take one element of each last axis, y[…] = x[…, indices[…]], or several, y[…, i] = x[…, indices[…, i]]. */
export function pick(x: Tensor, indices: Tensor): Tensor {
  const lead = x.shape.slice(0, -1);
  if (
    `${indices.shape.slice(0, lead.length)}` !== `${lead}` ||
    indices.shape.length > x.shape.length
  )
    throw misfit("pick", [x, indices], "one or several indices for each last axis");
  const each = sizeOf(indices.shape.slice(lead.length));
  const starts = Array.from(
    { length: sizeOf(indices.shape) },
    (_, i) => x.shape.at(-1)! * Math.floor(i / each),
  );
  const flat = add(indices, constant(starts, indices.shape, "int64"));
  return gather(reshape(x, [sizeOf(x.shape)]), flat);
}

/** Write indices as rows of zeros with a one at the index. */
export function oneHot(indices: Tensor, size: number): Tensor {
  const classes = constant([...Array(size).keys()], [size], "int64");
  return cast(equal(reshape(indices, [...indices.shape, 1]), classes), "float32");
}
