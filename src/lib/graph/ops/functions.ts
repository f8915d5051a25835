/** @file Functions of one tensor, element by element; each record states the derivative it uses. */
import type { Op } from "../op.ts";
import type { Tensor } from "../tensor.ts";
import { add, div, mul, neg, square, sub } from "./arithmetic.ts";
import { applyUnary, unary } from "./elementwise.ts";
import { withGradient } from "./identity.ts";
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
/** erf′(x) = 2/√π exp(-x²) */
export const Erf = unary("Erf", errorFunction, (g, x) =>
  mul(g, mul(exp(neg(square(x))), 2 / Math.sqrt(Math.PI))),
);
/** erf x = 2/√π exp(-x²) Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1)): Abramowitz and Stegun (1964), 7.1.6. */
function errorFunction(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  let [sum, term] = [0, x];
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    sum += term;
    term *= (2 * x * x) / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

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
/** Error function. */
export const erf = applyUnary(Erf);
/** x Φ(x) with the normal distribution function Φ (Hendrycks and Gimpel, 2016, arXiv:1606.08415), or GPT-2's tanh form of it. */
export const gelu = (x: Tensor, form: "exact" | "tanh" = "exact"): Tensor =>
  form === "tanh" ? tanhGelu(x) : mul(x, mul(add(erf(mul(x, Math.SQRT1_2)), 1), 0.5));

/**
 * x (1 + tanh u) / 2 = x σ(2u) with u = √(2/π) (x + 0.044715 x³). The derivative, σ + x σ (1 - σ) 2u′, is written out: with
 * the terms put together it takes 5 operations less.
 */
function tanhGelu(x: Tensor): Tensor {
  const slope = 2 * Math.sqrt(2 / Math.PI);
  const polynomial = (x: Tensor, order: number) =>
    add(mul(square(x), order * 0.044715 * slope), slope);
  const gate = (x: Tensor) => sigmoid(mul(x, polynomial(x, 1)));
  return withGradient(mul(x, gate(x)), [x], (g, [x]) => {
    const open = gate(x!);
    const bend = mul(mul(mul(x!, open), sub(1, open)), polynomial(x!, 3));
    return [mul(g, add(open, bend))];
  });
}
