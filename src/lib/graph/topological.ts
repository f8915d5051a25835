/** @file The order in which a graph is walked. */
import { GraphError } from "./op.ts";
import { type Tensor, typeOf } from "./tensor.ts";

/** List everything that the results need, inputs before what uses them; what is `known` is not entered. */
export function topological(
  results: readonly Tensor[],
  known: { has(tensor: Tensor): boolean } = new Set(),
): Tensor[] {
  const order: Tensor[] = [];
  const entered = new Set<Tensor>();
  const seen = new Set<Tensor>();
  const stack = results.toReversed().map((tensor) => ({ tensor, next: 0 }));
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    if (top.next === 0) {
      if (seen.has(top.tensor) || known.has(top.tensor)) {
        stack.pop();
        continue;
      }
      if (entered.has(top.tensor))
        throw new GraphError(`cycle: ${top.tensor.op} of ${typeOf(top.tensor)} needs itself`);
      entered.add(top.tensor);
    }
    const child = top.tensor.inputs[top.next++];
    if (child !== undefined) stack.push({ tensor: child, next: 0 });
    else {
      seen.add(top.tensor);
      order.push(top.tensor);
      stack.pop();
    }
  }
  return order;
}
