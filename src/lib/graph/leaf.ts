/** @file The leaves of a graph: inputs that are fed, and constants. */
import type { ElementType } from "#onnx";
import { GraphError, makeConstant } from "./op.ts";
import { type Shape, sizeOf } from "./shape.ts";
import type { Tensor } from "./tensor.ts";

/** Where a builder takes a tensor it also takes a number, as a float32 scalar. */
export type Operand = Tensor | number;

/** Declare a tensor that is fed by name at each run. */
export function input(name: string, shape: Shape, dtype: ElementType = "float32"): Tensor<"Input"> {
  if (!shape.every((size) => Number.isInteger(size) && size >= 0))
    throw new GraphError(`Input ${name}: shape [${shape.join(", ")}] must be whole numbers`);
  return { op: "Input", inputs: [], attributes: { name }, shape, dtype };
}

/** Make a constant from row-major values; a number alone is a scalar. */
export function constant(
  values: number | ArrayLike<number>,
  shape: Shape = typeof values === "number" ? [] : [values.length],
  dtype: ElementType = "float32",
): Tensor<"Constant"> {
  const data = Float64Array.from(typeof values === "number" ? [values] : values);
  if (data.length !== sizeOf(shape))
    throw new GraphError(
      `Constant: ${data.length} values do not fill the shape [${shape.join(", ")}]`,
    );
  return makeConstant(data, shape, dtype);
}

/** Turn a number into a scalar constant and leave a tensor as it is. */
export const asTensor = (operand: Operand): Tensor =>
  typeof operand === "number" ? constant(operand) : operand;

/** Tell whether every element of a tensor is known to be one number. */
export const isConstantly = (value: number, tensor: Tensor): boolean =>
  tensor.op === "Constant" &&
  (tensor as Tensor<"Constant">).attributes.values.every((element) => element === value);
