/** @file A tensor is an immutable node of the graph: the operation that makes it, from which tensors, of what shape. */
import type { ElementType } from "#onnx";
import type { Attributes, NodeName } from "./attributes.ts";
import type { Shape } from "./shape.ts";

export interface Tensor<K extends NodeName = NodeName> {
  readonly op: K;
  readonly inputs: readonly Tensor[];
  readonly attributes: Attributes[K];
  readonly shape: Shape;
  readonly dtype: ElementType;
}

/** Tell whether a tensor was made by one given operation. */
export const isMadeBy = <K extends NodeName>(op: K, tensor: Tensor): tensor is Tensor<K> =>
  tensor.op === op;

/** Describe a tensor in an error: `float32[2, 3]`. */
export const typeOf = (tensor: Tensor): string => `${tensor.dtype}[${tensor.shape.join(", ")}]`;
