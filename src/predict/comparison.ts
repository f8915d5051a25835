/** @file A statement that two measured values are so and so: "tuned-bits < network-bits", "beats-network > 5". */

const operators = {
  "<": (a: number, b: number) => a < b,
  "<=": (a: number, b: number) => a <= b,
  ">": (a: number, b: number) => a > b,
  ">=": (a: number, b: number) => a >= b,
} as const;

type Operand = { readonly id: string } | { readonly number: number };

export interface Comparison {
  readonly left: Operand;
  readonly operator: keyof typeof operators;
  readonly right: Operand;
}

const operand = /(?:[a-z][a-z0-9-]*|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/.source;
const comparison = new RegExp(`^\\s*(${operand})\\s*(<=?|>=?)\\s*(${operand})\\s*$`);

/** Read a comparison of two ids of measured values, or of one with a number; anything else throws. */
export function parseComparison(text: string): Comparison {
  const [, left = "", operator, right = ""] = text.match(comparison) ?? [];
  const [first, second] = [readOperand(left), readOperand(right)];
  if (isOperator(operator) && ("id" in first || "id" in second))
    return { left: first, operator, right: second };
  throw new Error(
    `received the comparison "${text}"; accepted: two ids of measured values, or an id and a number, with <, <=, > or >= between`,
  );
}

const isOperator = (text: string | undefined): text is Comparison["operator"] =>
  text !== undefined && Object.hasOwn(operators, text);

const readOperand = (text: string): Operand =>
  /^[a-z]/.test(text) ? { id: text } : { number: Number(text) };

/** List the ids that a comparison names. */
export const idsOf = ({ left, right }: Comparison): string[] =>
  [left, right].flatMap((side) => ("id" in side ? side.id : []));

/** Say whether a comparison holds, given the value of each id. */
export function holds(
  { left, operator, right }: Comparison,
  measuredAt: (id: string) => number,
): boolean {
  const read = (side: Operand) => ("id" in side ? measuredAt(side.id) : side.number);
  return operators[operator](read(left), read(right));
}

/** List the ids of the values that the attributes of a `<Predict>` ask about. */
export const valuesAsked = ({ value, holds: text }: Readonly<Record<string, string>>): string[] =>
  value ? [value] : idsOf(parseComparison(text ?? ""));
