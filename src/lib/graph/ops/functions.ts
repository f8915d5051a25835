/** @file Functions of one tensor, element by element. Gradients are the textbook derivatives. */
import type { Op } from "../op.ts";
import { div, mul, neg, square, sub } from "./arithmetic.ts";
import { applyUnary, unary } from "./elementwise.ts";
import { greater, where } from "./logic.ts";

const none = () => undefined;

export const Exp = unary("Exp", Math.exp, (g, _, y) => mul(g, y));
export const Sqrt = unary("Sqrt", Math.sqrt, (g, _, y) => div(mul(g, 0.5), y));
export const Sin: Op<"Sin"> = unary("Sin", Math.sin, (g, x) => mul(g, cos(x)));
export const Cos: Op<"Cos"> = unary("Cos", Math.cos, (g, x) => neg(mul(g, sin(x))));
export const Abs = unary("Abs", Math.abs, (g, x) => mul(g, sign(x)));
export const Sign = unary("Sign", Math.sign, none);
/** tanh' = 1 - tanh² */
export const Tanh = unary("Tanh", Math.tanh, (g, _, y) => mul(g, sub(1, square(y))));
/** σ' = σ (1 - σ) */
export const Sigmoid = unary(
  "Sigmoid",
  (x) => 1 / (1 + Math.exp(-x)),
  (g, _, y) => mul(g, mul(y, sub(1, y))),
);
/** The derivative at 0 is taken as 0. */
export const Relu = unary(
  "Relu",
  (x) => Math.max(x, 0),
  (g, x) => where(greater(x, 0), g, 0),
);
/** The same values, seen as constant by the gradient. */
export const StopGradient: Op<"StopGradient"> = {
  ...unary("StopGradient", (x) => x, none),
  onnx: () => ({ op: "Identity" }),
};

export const exp = applyUnary(Exp);
export const sqrt = applyUnary(Sqrt);
export const sin = applyUnary(Sin);
export const cos = applyUnary(Cos);
export const abs = applyUnary(Abs);
export const sign = applyUnary(Sign);
export const tanh = applyUnary(Tanh);
export const sigmoid = applyUnary(Sigmoid);
export const relu = applyUnary(Relu);
export const stopGradient = applyUnary(StopGradient);
