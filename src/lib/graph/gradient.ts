/** @file Reverse-mode differentiation: gradients are graph, so they can be differentiated again. */
import type { OpName } from "./attributes.ts";
import { GraphError } from "./op.ts";
import { add } from "./ops/arithmetic.ts";
import { expand } from "./ops/broadcast.ts";
import { sizeOf } from "./shape.ts";
import { opOf } from "./table.ts";
import { type Tensor, typeOf } from "./tensor.ts";
import { topological } from "./topological.ts";

/** Build the gradient of a loss with respect to each given tensor; zero where the loss does not depend on it. */
export function gradient(loss: Tensor, withRespectTo: readonly Tensor[]): Tensor[] {
  if (loss.dtype !== "float32" || sizeOf(loss.shape) !== 1)
    throw new GraphError(
      `gradient: received ${typeOf(loss)}; accepts a float32 loss of one element`,
    );
  const order = topological([loss]);
  const depends = new Set(withRespectTo);
  for (const tensor of order) if (tensor.inputs.some((x) => depends.has(x))) depends.add(tensor);

  const gradients = new Map<Tensor, Tensor>([[loss, expand(1, loss.shape)]]);
  for (const tensor of order.toReversed()) {
    const upstream = gradients.get(tensor);
    if (upstream === undefined || !depends.has(tensor)) continue;
    const contributions = opOf(tensor)?.gradient(upstream, tensor as Tensor<OpName>) ?? [];
    contributions.forEach((contribution, i) => {
      const target = tensor.inputs[i]!;
      if (contribution === undefined || !depends.has(target)) return;
      const sum = gradients.get(target);
      gradients.set(target, sum === undefined ? contribution : add(sum, contribution));
    });
  }
  return withRespectTo.map((tensor) => gradients.get(tensor) ?? expand(0, tensor.shape));
}
