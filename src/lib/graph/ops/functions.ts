/** @file Functions of one tensor, element by element; each record states the derivative it uses. */
import type { Op } from "../op.ts";
import { div, mul, neg, square, sub } from "./arithmetic.ts";
import { applyUnary, unary } from "./elementwise.ts";
import { greater, where } from "./logic.ts";

const none = () => undefined;

/** exp′ = exp */
export const Exp = unary("Exp", Math.exp, (g, _, y) => mul(g, y));
/** √x′ = 1 / (2 √x) */
export const Sqrt = unary("Sqrt", Math.sqrt, (g, _, y) => div(mul(g, 0.5), y));
/** sin′ = cos */
export const Sin: Op<"Sin"> = unary("Sin", Math.sin, (g, x) => mul(g, cos(x)));
/** cos′ = -sin */
export const Cos: Op<"Cos"> = unary("Cos", Math.cos, (g, x) => neg(mul(g, sin(x))));
/** |x|′ = sign(x), 0 at 0 */
export const Abs = unary("Abs", Math.abs, (g, x) => mul(g, sign(x)));
/** Its derivative is 0, also at the jump. */
export const Sign = unary("Sign", Math.sign, none);
/** tanh′ = 1 - tanh² */
export const Tanh = unary("Tanh", Math.tanh, (g, _, y) => mul(g, sub(1, square(y))));
/** σ′ = σ (1 - σ) */
export const Sigmoid = unary(
  "Sigmoid",
  (x) => 1 / (1 + Math.exp(-x)),
  (g, _, y) => mul(g, mul(y, sub(1, y))),
);
/** relu′ = 1 where x > 0, else 0 */
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

/** Exponential. */
export const exp = applyUnary(Exp);
/** Square root. */
export const sqrt = applyUnary(Sqrt);
/** Sine. */
export const sin = applyUnary(Sin);
/** Cosine. */
export const cos = applyUnary(Cos);
/** Absolute value. */
export const abs = applyUnary(Abs);
/** -1, 0 or 1. */
export const sign = applyUnary(Sign);
/** Hyperbolic tangent. */
export const tanh = applyUnary(Tanh);
/** 1 / (1 + exp(-x)) */
export const sigmoid = applyUnary(Sigmoid);
/** The larger of x and 0. */
export const relu = applyUnary(Relu);
/** Hide what made a tensor from the gradient. */
export const stopGradient = applyUnary(StopGradient);
