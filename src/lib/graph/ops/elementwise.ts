/** @file How element-wise operations are defined and applied: one input, two inputs, broadcasting. */
import type { None, OpAttributes, OpName } from "../attributes.ts";
import { asTensor, type Operand } from "../leaf.ts";
import { apply, misfit, type Op } from "../op.ts";
import { broadcastOffsets, broadcastShapes, type Shape, sameShape } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { expand, sumTo } from "./broadcast.ts";

/** Operations that their inputs define alone. */
export type PlainOp = { [K in OpName]: OpAttributes[K] extends None ? K : never }[OpName];

/** Define y = f(x), with the gradient that reaches x. */
export function unary<K extends PlainOp>(
  name: K,
  f: (x: number) => number,
  gradient: (g: Tensor, x: Tensor, y: Tensor) => Tensor | undefined,
): Op<K> {
  return {
    name,
    type([x]) {
      if (x!.dtype !== "float32") throw misfit(name, [x!], "float32");
      return { shape: x!.shape, dtype: x!.dtype };
    },
    gradient: (g, y) => [gradient(g, y.inputs[0]!, y)],
    evaluate: ([x]) => x!.map(f),
    onnx: () => ({}),
  };
}

/** Evaluate f element by element over inputs broadcast to one shape. */
export function evaluateElementwise(
  f: (...elements: number[]) => number,
  values: readonly Float64Array[],
  { inputs, shape }: Tensor,
): Float64Array {
  const offsets = inputs.map((input) => broadcastOffsets(input.shape, shape));
  return offsets[0]!.length === 0
    ? new Float64Array(0)
    : Float64Array.from(offsets[0]!, (_, i) =>
        f(...values.map((value, input) => value[offsets[input]![i]!]!)),
      );
}

/** Check two numeric inputs and broadcast their shapes. */
export function binaryShape(name: string, inputs: readonly Tensor[]): Shape {
  const [a, b] = inputs as [Tensor, Tensor];
  const shape = broadcastShapes(a.shape, b.shape);
  if (shape === undefined || a.dtype !== b.dtype)
    throw misfit(name, inputs, "one dtype and shapes that broadcast");
  return shape;
}

export type BinaryGradient = (g: Tensor, a: Tensor, b: Tensor, y: Tensor) => Tensor | undefined;

/** Define y = f(a, b), with the gradients that reach a and b before broadcasting is undone. */
export function binary<K extends PlainOp>(
  name: K,
  f: (a: number, b: number) => number,
  gradientA: BinaryGradient,
  gradientB: BinaryGradient,
): Op<K> {
  return {
    name,
    type(inputs) {
      if (inputs[0]!.dtype === "bool") throw misfit(name, inputs, "numbers");
      return { shape: binaryShape(name, inputs), dtype: inputs[0]!.dtype };
    },
    gradient(g, y) {
      const [a, b] = y.inputs as [Tensor, Tensor];
      const rules = [gradientA, gradientB];
      return rules.map((rule, i) => {
        const contribution = rule(g, a, b, y);
        return contribution && sumTo(expand(contribution, y.shape), y.inputs[i]!.shape);
      });
    },
    evaluate(values, y) {
      const computed = evaluateElementwise(f as (...elements: number[]) => number, values, y);
      return y.dtype === "int64" ? computed.map(Math.trunc) : computed;
    },
    onnx: () => ({}),
  };
}

/** Apply an operation that broadcasts by itself: an Expand that it makes needless is skipped. */
export function applyBroadcast<K extends PlainOp>(op: Op<K>, operands: readonly Operand[]): Tensor {
  const inputs = operands.map(asTensor);
  const shapeOf = (tensors: readonly Tensor[]) =>
    tensors.reduce<Shape>((shape, { shape: next }) => broadcastShapes(shape, next) ?? [], []);
  const shape = shapeOf(inputs);
  inputs.forEach((input, i) => {
    if (input.op !== "Expand") return;
    const lean = inputs.with(i, input.inputs[0]!);
    if (sameShape(shapeOf(lean), shape)) inputs[i] = input.inputs[0]!;
  });
  return apply(op, inputs, {} as OpAttributes[K]);
}

/** Make the builder of an operation on one tensor. */
export const applyUnary =
  <K extends PlainOp>(op: Op<K>) =>
  (x: Operand): Tensor =>
    apply(op, [asTensor(x)], {} as OpAttributes[K]);
