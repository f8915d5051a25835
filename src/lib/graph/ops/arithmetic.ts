/** @file Arithmetic of two tensors with broadcasting. */
import { asTensor, isConstantly, type Operand } from "../leaf.ts";
import type { Op } from "../op.ts";
import { broadcastShapes, sameShape } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { applyBroadcast, applyUnary, type BinaryGradient, binary, unary } from "./elementwise.ts";
import { less, where } from "./logic.ts";

const one: BinaryGradient = (g) => g;

/** d(a + b) = da + db */
export const Add = binary("Add", (a, b) => a + b, one, one);
/** d(a - b) = da - db */
export const Sub = binary(
  "Sub",
  (a, b) => a - b,
  one,
  (g) => neg(g),
);
/** d(ab) = b da + a db. A square counts once, doubled: one operation less than the sum of two equal terms. */
export const Mul = binary(
  "Mul",
  (a, b) => a * b,
  (g, a, b) => (a === b ? mul(mul(g, 2), a) : mul(g, b)),
  (g, a, b) => (a === b ? undefined : mul(g, a)),
);
/** d(a / b) = da / b - (a / b) db / b */
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
/** The gradient goes to the larger; where both are equal, to the first. */
export const Max = binary(
  "Max",
  Math.max,
  (g, a, b) => where(less(a, b), 0, g),
  (g, a, b) => where(less(a, b), g, 0),
);
/** The gradient goes to the smaller; where both are equal, to the first. */
export const Min = binary(
  "Min",
  Math.min,
  (g, a, b) => where(less(b, a), 0, g),
  (g, a, b) => where(less(b, a), g, 0),
);

/** d(-x) = -dx */
export const Neg: Op<"Neg"> = unary(
  "Neg",
  (x) => -x,
  (g) => neg(g),
);
/** log′ = 1 / x */
export const Log = unary("Log", Math.log, (g, x) => div(g, x));

/** Add; a term that is zero and stretches nothing is dropped. */
export function add(a: Operand, b: Operand): Tensor {
  return withoutNeutral(0, asTensor(a), asTensor(b)) ?? applyBroadcast(Add, [a, b]);
}
/** Subtract. */
export const sub = (a: Operand, b: Operand): Tensor => applyBroadcast(Sub, [a, b]);
/** Multiply; a factor that is one and stretches nothing is dropped. */
export function mul(a: Operand, b: Operand): Tensor {
  return withoutNeutral(1, asTensor(a), asTensor(b)) ?? applyBroadcast(Mul, [a, b]);
}
/** Divide; integers are cut towards zero. */
export const div = (a: Operand, b: Operand): Tensor => applyBroadcast(Div, [a, b]);
/** Take the larger of two, element by element. */
export const max = (a: Operand, b: Operand): Tensor => applyBroadcast(Max, [a, b]);
/** Take the smaller of two, element by element. */
export const min = (a: Operand, b: Operand): Tensor => applyBroadcast(Min, [a, b]);
/** Limit to an interval. */
export const clip = (x: Operand, low: Operand, high: Operand): Tensor => min(max(x, low), high);
/** Raise to a power; to the first power is the base itself. */
export function pow(a: Operand, b: Operand): Tensor {
  const [base, exponent] = [asTensor(a), asTensor(b)];
  const isFirst = isConstantly(1, exponent) && exponent.shape.length === 0;
  return isFirst ? base : applyBroadcast(Pow, [base, exponent]);
}
/** Multiply by itself; quicker than a power. */
export const square = (x: Tensor): Tensor => mul(x, x);

function withoutNeutral(neutral: number, a: Tensor, b: Tensor): Tensor | undefined {
  const fits = (kept: Tensor, dropped: Tensor) =>
    isConstantly(neutral, dropped) &&
    sameShape(broadcastShapes(kept.shape, dropped.shape) ?? [Number.NaN], kept.shape);
  if (fits(a, b)) return a;
  return fits(b, a) ? b : undefined;
}

/** Change the sign. */
export const neg: (x: Operand) => Tensor = applyUnary(Neg);
/** Take the natural logarithm. */
export const log = applyUnary(Log);
