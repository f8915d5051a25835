/** @file What an operation is: one record with its shape rule, gradient rule, reference evaluation and ONNX form. */
import type { ElementType, OnnxAttribute } from "#onnx";
import type { OpAttributes, OpName, ScanBody } from "./attributes.ts";
import { type Shape, sizeOf } from "./shape.ts";
import { isMadeBy, type Tensor, typeOf } from "./tensor.ts";

export interface TensorType {
  readonly shape: Shape;
  readonly dtype: ElementType;
}

/** How a tensor is written as (an output of) an ONNX node. */
export interface OnnxForm {
  /** Where it differs from our name of the operation. */
  readonly op?: string;
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
  /** Integer vectors that ONNX takes as further inputs, such as a shape. */
  readonly integers?: readonly (readonly number[])[];
  /** How many of the tensor's inputs the node takes, by default all. */
  readonly takes?: number;
  /** For a node with several outputs: how many, and which of them this tensor is. */
  readonly outputs?: { readonly count: number; readonly index: number };
  readonly body?: ScanBody;
}

/** Compute the results of a body, given the values of its placeholders and captured tensors. */
export type Interpret = (
  results: readonly Tensor[],
  known: ReadonlyMap<Tensor, Float64Array>,
) => Float64Array[];

export interface Op<K extends OpName> {
  readonly name: K;
  /** Shape and dtype of the result; throws where the inputs do not fit. */
  type(inputs: readonly Tensor[], attributes: OpAttributes[K]): TensorType;
  /** Contribution of the result's gradient to each input; undefined where it is zero everywhere. */
  gradient(gradient: Tensor, result: Tensor<K>): readonly (Tensor | undefined)[];
  /** Compute the result in float64; booleans are 0 and 1. */
  evaluate(
    inputs: readonly Float64Array[],
    result: Tensor<K>,
    interpret: Interpret,
  ): ArrayLike<number>;
  onnx(result: Tensor<K>): OnnxForm;
}

/** An error about a graph, made by its author: shapes or dtypes that do not fit, names that clash. */
export class GraphError extends Error {
  override readonly name = "GraphError";
}

/** Make the error for inputs that do not fit an operation. */
export const misfit = (op: string, inputs: readonly Tensor[], accepted: string): GraphError =>
  new GraphError(`${op}: received ${inputs.map(typeOf).join(" and ")}; accepts ${accepted}`);

const FOLD_AT_MOST = 16;
const noBody: Interpret = () => {
  throw new GraphError("An operation with a body is never folded");
};

/** Make the tensor that an operation computes; small results of constants are computed at once. */
export function apply<K extends OpName>(
  op: Op<K>,
  inputs: readonly Tensor[],
  attributes: OpAttributes[K],
): Tensor {
  const { shape, dtype } = op.type(inputs, attributes);
  if (!shape.every((size) => Number.isInteger(size) && size >= 0))
    throw misfit(op.name, inputs, `whole sizes, not [${shape.join(", ")}]`);
  const result = { op: op.name, inputs, attributes, shape, dtype } as unknown as Tensor<K>;
  const constants = inputs.filter((input) => isMadeBy("Constant", input));
  if (constants.length < inputs.length || sizeOf(shape) > FOLD_AT_MOST || op.name === "Scan")
    return result;
  const values = op.evaluate(
    constants.map((constant) => constant.attributes.values),
    result,
    noBody,
  );
  return makeConstant(Float64Array.from(values), shape, dtype);
}

/** Make a constant node. */
export const makeConstant = (
  values: Float64Array,
  shape: Shape,
  dtype: ElementType,
): Tensor<"Constant"> => ({ op: "Constant", inputs: [], attributes: { values }, shape, dtype });
