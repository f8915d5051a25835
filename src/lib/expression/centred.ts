/** @file Tighter bounds for formulas that name a variable more than once. */
import { derivative } from "./derivative.ts";
import { type Encloser, tapeOf } from "./enclose.ts";
import type { Expression } from "./expression.ts";

/** Count how often a variable is named. */
function mentions(expression: Expression, variable: number): number {
  switch (expression.kind) {
    case "number":
      return 0;
    case "variable":
      return expression.index === variable ? 1 : 0;
    case "power":
      return mentions(expression.base, variable);
    case "binary":
      return mentions(expression.left, variable) + mentions(expression.right, variable);
    default:
      return mentions(expression.of, variable);
  }
}

/**
 * Build the bounds of a formula in two variables. Interval arithmetic forgets that two mentions of a variable are the
 * same number; where there are two, the mean value theorem gives a second pair of bounds (Moore 1966).
 */
export function encloser(expression: Expression): Encloser {
  const plain = tapeOf(expression);
  const isRepeated = mentions(expression, 0) > 1 || mentions(expression, 1) > 1;
  return isRepeated ? new Centred(plain, expression) : plain;
}

class Centred implements Encloser {
  low = 0;
  high = 0;
  #plain: Encloser;
  #slopes: readonly [Encloser, Encloser];

  constructor(plain: Encloser, expression: Expression) {
    this.#plain = plain;
    this.#slopes = [tapeOf(derivative(expression, 0)), tapeOf(derivative(expression, 1))];
  }

  over(x0: number, x1: number, y0: number, y1: number): void {
    const plain = this.#plain;
    plain.over(x0, x1, y0, y1);
    this.low = plain.low;
    this.high = plain.high;
    const reach = this.#rise(x0, x1, y0, y1);
    if (!(reach < Number.POSITIVE_INFINITY)) return;
    const [x, y] = [middleOf(x0, x1), middleOf(y0, y1)];
    plain.over(x, x, y, y);
    this.low = Math.max(this.low, plain.low - reach);
    this.high = Math.min(this.high, plain.high + reach);
  }

  /** How far the value can move from the middle of the box to its edge. */
  #rise(x0: number, x1: number, y0: number, y1: number): number {
    let rise = 0;
    const [byX, byY] = this.#slopes;
    if (x1 > x0) {
      byX.over(x0, x1, y0, y1);
      rise += Math.max(-byX.low, byX.high) * halfOf(x0, x1);
    }
    if (y1 > y0) {
      byY.over(x0, x1, y0, y1);
      rise += Math.max(-byY.low, byY.high) * halfOf(y0, y1);
    }
    return rise * widening;
  }
}

/** Products and sums of the rise are rounded too. */
const widening = 1 + 1e-12;

const middleOf = (from: number, to: number): number => (from + to) / 2;

/** The farther end from the middle, which is not quite the middle in a box of a few rounding units. */
const halfOf = (from: number, to: number): number =>
  Math.max(to - middleOf(from, to), middleOf(from, to) - from);
