/** @file A program: named outputs and the named inputs that they need. */
import { GraphError } from "./op.ts";
import { isMadeBy, type Tensor } from "./tensor.ts";
import { topological } from "./topological.ts";

export interface Program {
  readonly inputs: Readonly<Record<string, Tensor<"Input">>>;
  readonly outputs: Readonly<Record<string, Tensor>>;
}

/** Collect what the outputs need into a program; every name must be used once. */
export function program(outputs: Readonly<Record<string, Tensor>>): Program {
  const inputs: Record<string, Tensor<"Input">> = {};
  for (const tensor of topological(Object.values(outputs))) {
    if (!isMadeBy("Input", tensor)) continue;
    const { name } = tensor.attributes;
    if (Object.hasOwn(inputs, name) || Object.hasOwn(outputs, name))
      throw new GraphError(
        `program: the name ${name} is used twice; accepts one input or output of a name`,
      );
    inputs[name] = tensor;
  }
  for (const name of [...Object.keys(inputs), ...Object.keys(outputs)])
    if (name === "" || name.startsWith("%"))
      throw new GraphError(
        `program: "${name}" is no name; accepts text that does not begin with %`,
      );
  return { inputs, outputs };
}
