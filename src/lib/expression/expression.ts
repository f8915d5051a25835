/** @file Formulas as trees. Text becomes one in `parse`; it never becomes code. */
import type { functions } from "./functions.ts";

export type FunctionName = keyof typeof functions;
export type Operator = "+" | "-" | "*" | "/";

export type Expression =
  | { readonly kind: "number"; readonly value: number }
  /** A variable by its place in the list that `parse` was given. */
  | { readonly kind: "variable"; readonly index: number }
  | { readonly kind: "negative"; readonly of: Expression }
  | {
      readonly kind: "binary";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "power"; readonly base: Expression; readonly exponent: number }
  | { readonly kind: "call"; readonly name: FunctionName; readonly of: Expression };
