/** @file The named parameters of a model: their shapes, and the tensors that stand for them in a graph. */
import { constant, GraphError, input, type Shape, sizeOf, type Tensor } from "#graph";

export type Shapes = Readonly<Record<string, Shape>>;
export type Parameters = Readonly<Record<string, Tensor>>;
export type ParameterValues = Record<string, Float32Array<ArrayBuffer>>;

/** Find a parameter by name. */
export function parameter(parameters: Parameters, name: string): Tensor {
  const found = parameters[name];
  if (found === undefined)
    throw new GraphError(
      `parameter: ${name} is missing; received ${Object.keys(parameters).join(", ") || "none"}`,
    );
  return found;
}

/** Declare every parameter as an input of its name: to train them, or to feed weights at each run. */
export const parameterInputs = (shapes: Shapes): Record<string, Tensor<"Input">> =>
  mapShapes(shapes, (shape, name) => input(name, shape));

/** Write the weights into the graph: faster than inputs where they never change. */
export const parameterConstants = (
  shapes: Shapes,
  values: Readonly<Record<string, ArrayLike<number>>>,
): Record<string, Tensor<"Constant">> =>
  mapShapes(shapes, (shape, name) => {
    const weights = values[name];
    if (weights?.length !== sizeOf(shape))
      throw new GraphError(
        `parameterConstants: ${name} received ${weights?.length ?? "no"} values; accepts ${sizeOf(shape)} for [${shape.join(", ")}]`,
      );
    return constant(weights, shape);
  });

/** Make something for every parameter from its shape and name. */
export const mapShapes = <T>(
  shapes: Shapes,
  make: (shape: Shape, name: string) => T,
): Record<string, T> =>
  Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, make(shape, name)]));
