/** @file Arithmetic of two tensors with broadcasting. */
import { asTensor, isConstantly, type Operand } from "../leaf.ts";
import type { Op } from "../op.ts";
import { broadcastShapes, sameShape } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { applyBroadcast, applyUnary, type BinaryGradient, binary, unary } from "./elementwise.ts";
import { less, where } from "./logic.ts";

const one: BinaryGradient = (g) => g;

export const Add = binary("Add", (a, b) => a + b, one, one);
export const Sub = binary(
  "Sub",
  (a, b) => a - b,
  one,
  (g) => neg(g),
);
export const Mul = binary(
  "Mul",
  (a, b) => a * b,
  (g, _, b) => mul(g, b),
  (g, a) => mul(g, a),
);
export const Div = binary(
  "Div",
  (a, b) => a / b,
  (g, _, b) => div(g, b),
  (g, _, b, y) => neg(div(mul(g, y), b)),
);
/** d(a^b) = b a^(b-1) da + a^b log(a) db */
export const Pow = binary(
  "Pow",
  (a, b) => a ** b,
  (g, a, b) => mul(mul(g, b), pow(a, sub(b, 1))),
  (g, a, _, y) => mul(g, mul(y, log(a))),
);
/** Where both are equal, all of the gradient goes to the first. */
export const Max = binary(
  "Max",
  Math.max,
  (g, a, b) => where(less(a, b), 0, g),
  (g, a, b) => where(less(a, b), g, 0),
);
export const Min = binary(
  "Min",
  Math.min,
  (g, a, b) => where(less(b, a), 0, g),
  (g, a, b) => where(less(b, a), g, 0),
);

export const Neg: Op<"Neg"> = unary(
  "Neg",
  (x) => -x,
  (g) => neg(g),
);
export const Log = unary("Log", Math.log, (g, x) => div(g, x));

/** Add; a term that is zero and stretches nothing is dropped. */
export function add(a: Operand, b: Operand): Tensor {
  return withoutNeutral(0, asTensor(a), asTensor(b)) ?? applyBroadcast(Add, [a, b]);
}
export const sub = (a: Operand, b: Operand): Tensor => applyBroadcast(Sub, [a, b]);
/** Multiply; a factor that is one and stretches nothing is dropped. */
export function mul(a: Operand, b: Operand): Tensor {
  return withoutNeutral(1, asTensor(a), asTensor(b)) ?? applyBroadcast(Mul, [a, b]);
}
export const div = (a: Operand, b: Operand): Tensor => applyBroadcast(Div, [a, b]);
export const max = (a: Operand, b: Operand): Tensor => applyBroadcast(Max, [a, b]);
export const min = (a: Operand, b: Operand): Tensor => applyBroadcast(Min, [a, b]);
/** Raise to a power; to the first power is the base itself. */
export function pow(a: Operand, b: Operand): Tensor {
  const [base, exponent] = [asTensor(a), asTensor(b)];
  const isFirst = isConstantly(1, exponent) && exponent.shape.length === 0;
  return isFirst ? base : applyBroadcast(Pow, [base, exponent]);
}
export const square = (x: Operand): Tensor => pow(x, 2);

function withoutNeutral(neutral: number, a: Tensor, b: Tensor): Tensor | undefined {
  const fits = (kept: Tensor, dropped: Tensor) =>
    isConstantly(neutral, dropped) &&
    sameShape(broadcastShapes(kept.shape, dropped.shape) ?? [Number.NaN], kept.shape);
  if (fits(a, b)) return a;
  return fits(b, a) ? b : undefined;
}

export const neg: (x: Operand) => Tensor = applyUnary(Neg);
export const log = applyUnary(Log);
