/** @file The name of every operation and what besides its inputs defines it. The table of operations is total over these names. */
import type { ElementType } from "#onnx";
import type { Shape } from "./shape.ts";
import type { Tensor } from "./tensor.ts";

export type None = Readonly<Record<string, never>>;

export interface Reduction {
  /** Ascending, non-negative. */
  readonly axes: readonly number[];
  readonly keepDims: boolean;
}

export interface LeafAttributes {
  Input: { readonly name: string };
  /** Row-major values in float64, so that the reference interpreter loses nothing. */
  Constant: { readonly values: Float64Array };
}

export interface ScanBody {
  readonly steps: number;
  /** Placeholders inside the body for what a step takes over from the one before. */
  readonly carried: readonly Tensor<"Input">[];
  /** Placeholders inside the body for the slice of each sequence that belongs to the step. */
  readonly scanned: readonly Tensor<"Input">[];
  /** Computed in every step: first the next value of each carried tensor, then what is stacked. */
  readonly results: readonly Tensor[];
}

/** Contribution of the gradient of a result to each input; undefined where it is zero everywhere. */
export type GradientRule = (
  gradient: Tensor,
  inputs: readonly Tensor[],
) => readonly (Tensor | undefined)[];

export interface OpAttributes {
  Abs: None;
  Add: None;
  And: None;
  Cast: { readonly to: ElementType };
  Concat: { readonly axis: number };
  Cos: None;
  CumSum: { readonly axis: number; readonly reverse: boolean };
  Div: None;
  Equal: None;
  Erf: None;
  Exp: None;
  Expand: { readonly shape: Shape };
  Gather: { readonly axis: number };
  Greater: None;
  GreaterOrEqual: None;
  Identity: { readonly rule: GradientRule };
  Less: None;
  LessOrEqual: None;
  Log: None;
  LogSoftmax: { readonly axis: number };
  MatMul: None;
  Max: None;
  Min: None;
  Mul: None;
  Neg: None;
  Not: None;
  Or: None;
  Pow: None;
  ReduceMax: Reduction;
  ReduceMean: Reduction;
  ReduceSum: Reduction;
  Relu: None;
  Reshape: { readonly shape: Shape };
  Scan: { readonly body: ScanBody; readonly output: number };
  ScatterND: None;
  Sigmoid: None;
  Sign: None;
  Sin: None;
  Slice: { readonly axis: number; readonly start: number; readonly end: number };
  Softmax: { readonly axis: number };
  Split: { readonly axis: number; readonly sizes: readonly number[]; readonly output: number };
  Sqrt: None;
  Sub: None;
  Tanh: None;
  TopK: { readonly k: number };
  Transpose: { readonly permutation: readonly number[] };
  Where: None;
}

export type OpName = keyof OpAttributes;
export type Attributes = LeafAttributes & OpAttributes;
export type NodeName = keyof Attributes;
