/** @file The reference interpreter: runs a program in plain float64, slowly and without any download. */
import type { OpName } from "./attributes.ts";
import { GraphError, type Interpret } from "./op.ts";
import type { Program } from "./program.ts";
import { sizeOf } from "./shape.ts";
import { opOf } from "./table.ts";
import { isMadeBy, type Tensor } from "./tensor.ts";
import { topological } from "./topological.ts";

const interpret: Interpret = (results, known) => {
  const values = new Map(known);
  for (const tensor of topological(results, known)) {
    if (isMadeBy("Constant", tensor)) values.set(tensor, tensor.attributes.values);
    const inputs = tensor.inputs.map((input) => values.get(input)!);
    const value = opOf(tensor)?.evaluate(inputs, tensor as Tensor<OpName>, interpret);
    if (value !== undefined) values.set(tensor, Float64Array.from(value));
  }
  return results.map((result) => values.get(result)!);
};

/** Run a program in float64; every input must be fed. */
export function evaluate(
  { inputs, outputs }: Program,
  feeds: Readonly<Record<string, ArrayLike<number>>>,
): Record<string, Float64Array> {
  const known = new Map<Tensor, Float64Array>();
  const unknown = Object.keys(feeds).find((name) => !Object.hasOwn(inputs, name));
  if (unknown !== undefined)
    throw new GraphError(
      `evaluate: no input ${unknown}; accepts ${Object.keys(inputs).join(", ") || "none"}`,
    );
  for (const [name, input] of Object.entries(inputs)) {
    const fed = feeds[name];
    if (fed?.length !== sizeOf(input.shape))
      throw new GraphError(
        `evaluate: input ${name} received ${fed?.length ?? "no"} values; accepts ${sizeOf(input.shape)}`,
      );
    known.set(input, Float64Array.from(fed));
  }
  const values = interpret(Object.values(outputs), known);
  return Object.fromEntries(Object.keys(outputs).map((name, i) => [name, values[i]!]));
}
