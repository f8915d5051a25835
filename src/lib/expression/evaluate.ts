import type { Expression, Operator } from "./expression.ts";
import { functions } from "./functions.ts";

const operations: Readonly<Record<Operator, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
};

/** Compute a formula at a point; a variable without a value makes it NaN. */
export function evaluate(expression: Expression, values: readonly number[]): number {
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "variable":
      return values[expression.index] ?? Number.NaN;
    case "negative":
      return -evaluate(expression.of, values);
    case "power":
      // NaN to the power 0 would be 1.
      return evaluate(expression.base, values) ** expression.exponent;
    case "call":
      return functions[expression.name].at(evaluate(expression.of, values));
    case "binary": {
      const { operator, left, right } = expression;
      return operations[operator](evaluate(left, values), evaluate(right, values));
    }
  }
}
