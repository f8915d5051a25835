/** @file Derivatives of formulas, as formulas. */
import type { Expression, FunctionName, Operator } from "./expression.ts";

const number = (value: number): Expression => ({ kind: "number", value });
const binary = (left: Expression, operator: Operator, right: Expression): Expression => ({
  kind: "binary",
  operator,
  left,
  right,
});
const power = (base: Expression, exponent: number): Expression => ({
  kind: "power",
  base,
  exponent,
});
const call = (name: FunctionName, of: Expression): Expression => ({ kind: "call", name, of });
const isZero = (e: Expression): boolean => e.kind === "number" && e.value === 0;
const times = (a: Expression, b: Expression): Expression =>
  isZero(a) || isZero(b) ? number(0) : binary(a, "*", b);

/** The derivative of each function at u. */
const slopes: Readonly<Record<FunctionName, (u: Expression) => Expression>> = {
  sin: (u) => call("cos", u),
  cos: (u) => ({ kind: "negative", of: call("sin", u) }),
  tan: (u) => binary(number(1), "+", power(call("tan", u), 2)),
  tanh: (u) => binary(number(1), "-", power(call("tanh", u), 2)),
  exp: (u) => call("exp", u),
  log: (u) => power(u, -1),
  sqrt: (u) => binary(number(0.5), "/", call("sqrt", u)),
  abs: (u) => binary(u, "/", call("abs", u)),
};

/** Differentiate by one variable. */
export function derivative(expression: Expression, variable: number): Expression {
  const of = (part: Expression) => derivative(part, variable);
  switch (expression.kind) {
    case "number":
      return number(0);
    case "variable":
      return number(expression.index === variable ? 1 : 0);
    case "negative":
      return times(number(-1), of(expression.of));
    case "power": {
      const { base, exponent } = expression;
      if (exponent === 0) return number(0);
      return times(times(number(exponent), power(base, exponent - 1)), of(base));
    }
    case "call":
      return times(slopes[expression.name](expression.of), of(expression.of));
    case "binary":
      return ofPair(expression.operator, expression.left, expression.right, of);
  }
}

function ofPair(
  operator: Operator,
  left: Expression,
  right: Expression,
  of: (part: Expression) => Expression,
): Expression {
  const [a, b] = [of(left), of(right)];
  switch (operator) {
    case "+":
    case "-":
      return isZero(b) ? a : binary(a, operator, b);
    case "*":
      return binary(times(a, right), "+", times(left, b));
    case "/":
      return isZero(b)
        ? binary(a, "/", right)
        : binary(binary(times(a, right), "-", times(left, b)), "/", power(right, 2));
  }
}
