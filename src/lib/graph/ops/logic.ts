/** @file Comparisons, boolean operations, choice and conversion. Only the choice passes gradients on. */
import type { ElementType } from "#onnx";
import type { Operand } from "../leaf.ts";
import { apply, misfit, type Op } from "../op.ts";
import { broadcastShapes } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { sumTo } from "./broadcast.ts";
import { applyBroadcast, binaryShape, evaluateElementwise, type PlainOp } from "./elementwise.ts";

/** Define a boolean function of two numbers, or of two booleans. */
function predicate<K extends PlainOp>(
  name: K,
  holds: (a: number, b: number) => boolean,
  of: "numbers" | "booleans" = "numbers",
): Op<K> {
  return {
    name,
    type(inputs) {
      if (inputs.some(({ dtype }) => (dtype === "bool") !== (of === "booleans")))
        throw misfit(name, inputs, of);
      return { shape: binaryShape(name, inputs), dtype: "bool" };
    },
    gradient: () => [],
    evaluate: (values, y) => evaluateElementwise((a, b) => Number(holds(a!, b!)), values, y),
    onnx: () => ({}),
  };
}

/** a > b */
export const Greater = predicate("Greater", (a, b) => a > b);
/** a < b */
export const Less = predicate("Less", (a, b) => a < b);
/** a ≥ b */
export const GreaterOrEqual = predicate("GreaterOrEqual", (a, b) => a >= b);
/** a ≤ b */
export const LessOrEqual = predicate("LessOrEqual", (a, b) => a <= b);
/** a = b */
export const Equal = predicate("Equal", (a, b) => a === b);
/** a and b, of booleans */
export const And = predicate("And", (a, b) => a !== 0 && b !== 0, "booleans");
/** a or b, of booleans */
export const Or = predicate("Or", (a, b) => a !== 0 || b !== 0, "booleans");

/** not x, of booleans */
export const Not: Op<"Not"> = {
  name: "Not",
  type([x]) {
    if (x!.dtype !== "bool") throw misfit("Not", [x!], "booleans");
    return { shape: x!.shape, dtype: "bool" };
  },
  gradient: () => [],
  evaluate: ([x]) => x!.map((value) => Number(value === 0)),
  onnx: () => ({}),
};

/** Take from `a` where the condition holds, else from `b`. */
export const Where: Op<"Where"> = {
  name: "Where",
  type(inputs) {
    const [condition, ...choices] = inputs as [Tensor, Tensor, Tensor];
    const shape = broadcastShapes(condition.shape, binaryShape("Where", choices));
    if (condition.dtype !== "bool" || shape === undefined)
      throw misfit("Where", inputs, "a bool condition and shapes that broadcast");
    return { shape, dtype: choices[0].dtype };
  },
  gradient(g, { inputs: [condition, a, b] }) {
    return [
      undefined,
      sumTo(where(condition!, g, 0), a!.shape),
      sumTo(where(condition!, 0, g), b!.shape),
    ];
  },
  evaluate: (values, y) => evaluateElementwise((c, a, b) => (c === 0 ? b! : a!), values, y),
  onnx: () => ({}),
};

/** The same numbers in another dtype. */
export const Cast: Op<"Cast"> = {
  name: "Cast",
  type: ([x], { to }) => ({ shape: x!.shape, dtype: to }),
  gradient: () => [],
  evaluate: ([x], { attributes }) => x!.map(conversion[attributes.to]),
  onnx: ({ attributes }) => ({ attributes: { to: { int: onnxCode[attributes.to] } } }),
};

const conversion: Readonly<Record<ElementType, (value: number) => number>> = {
  float32: (value) => value,
  int64: Math.trunc,
  bool: (value) => Number(value !== 0),
};
const onnxCode: Readonly<Record<ElementType, number>> = { float32: 1, int64: 7, bool: 9 };

/** Tell where a > b. */
export const greater = (a: Operand, b: Operand): Tensor => applyBroadcast(Greater, [a, b]);
/** Tell where a < b. */
export const less = (a: Operand, b: Operand): Tensor => applyBroadcast(Less, [a, b]);
/** Tell where a ≥ b. */
export const greaterOrEqual = (a: Operand, b: Operand): Tensor =>
  applyBroadcast(GreaterOrEqual, [a, b]);
/** Tell where a ≤ b. */
export const lessOrEqual = (a: Operand, b: Operand): Tensor => applyBroadcast(LessOrEqual, [a, b]);
/** Tell where a = b. */
export const equal = (a: Operand, b: Operand): Tensor => applyBroadcast(Equal, [a, b]);
/** Tell where a ≠ b. */
export const notEqual = (a: Operand, b: Operand): Tensor => not(equal(a, b));
/** Tell where a and b, of booleans. */
export const and = (a: Tensor, b: Tensor): Tensor => applyBroadcast(And, [a, b]);
/** Tell where a or b, of booleans. */
export const or = (a: Tensor, b: Tensor): Tensor => applyBroadcast(Or, [a, b]);
/** Tell where x is false. */
export const not = (x: Tensor): Tensor => apply(Not, [x], {});
/** Choose from `a` where the condition holds, else from `b`. */
export const where = (condition: Tensor, a: Operand, b: Operand): Tensor =>
  applyBroadcast(Where, [condition, a, b]);
/** Convert to another dtype; float to int64 cuts towards zero. */
export const cast = (x: Tensor, to: ElementType): Tensor =>
  x.dtype === to ? x : apply(Cast, [x], { to });
