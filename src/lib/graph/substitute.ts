/** @file Replacing tensors inside a graph. */
import type { OpName } from "./attributes.ts";
import { apply } from "./op.ts";
import { opOf } from "./table.ts";
import type { Tensor } from "./tensor.ts";
import { topological } from "./topological.ts";

/** Rebuild results with some tensors replaced by others of the same shape. */
export function substitute(
  results: readonly Tensor[],
  replacements: ReadonlyMap<Tensor, Tensor>,
): Tensor[] {
  const rebuilt = new Map(replacements);
  const current = (tensor: Tensor) => rebuilt.get(tensor) ?? tensor;
  for (const tensor of topological(results, replacements)) {
    const op = opOf(tensor);
    const inputs = tensor.inputs.map(current);
    if (op !== undefined && inputs.some((input, i) => input !== tensor.inputs[i]))
      rebuilt.set(tensor, apply(op, inputs, (tensor as Tensor<OpName>).attributes));
  }
  return results.map(current);
}
