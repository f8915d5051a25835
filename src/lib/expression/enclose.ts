/**
 * @file Interval arithmetic: bounds on a formula over a whole box at once. A formula becomes a tape, one step for each
 * of its parts, that writes into fixed slots, so that millions of boxes cost no memory.
 */
import type { Expression, Operator } from "./expression.ts";
import { functions } from "./functions.ts";

/** Bounds widen by so much of themselves at every step: four units in the last place, for the library's functions. */
const rounding = 4 * Number.EPSILON;

export interface Encloser {
  /** Bound the formula over [x0, x1] × [y0, y1]; `low` and `high` then hold the bounds. */
  over(x0: number, x1: number, y0: number, y1: number): void;
  readonly low: number;
  readonly high: number;
}

/** Build the tape of a formula in two variables. */
export function tapeOf(expression: Expression): Encloser {
  const tape = new Tape();
  const result = tape.record(expression);
  const { low, high, steps } = tape;
  return {
    over(x0, x1, y0, y1) {
      low[0] = x0;
      high[0] = x1;
      low[1] = y0;
      high[1] = y1;
      for (const step of steps) step();
    },
    get low() {
      return low[result]!;
    },
    get high() {
      return high[result]!;
    },
  };
}

class Tape {
  readonly low: number[] = [0, 0];
  readonly high: number[] = [0, 0];
  readonly steps: (() => void)[] = [];

  /** Add the steps of a formula; returns its slot. */
  record(expression: Expression): number {
    switch (expression.kind) {
      case "variable":
        return expression.index;
      case "number":
        return this.#slot(expression.value);
      case "negative":
        return this.#add(this.record(expression.of), (low, high, put) => put(-high, -low));
      case "power":
        return this.#add(this.record(expression.base), power(expression.exponent));
      case "call": {
        const { over } = functions[expression.name];
        return this.#add(this.record(expression.of), (low, high, put) => put(...over(low, high)));
      }
      case "binary":
        return this.#binary(
          expression.operator,
          this.record(expression.left),
          this.record(expression.right),
        );
    }
  }

  #slot(value = 0): number {
    this.low.push(value);
    this.high.push(value);
    return this.low.length - 1;
  }

  /** Write bounds outwards; what is not defined everywhere can be anything. */
  #writer(): { readonly slot: number; readonly put: Put } {
    const { low, high } = this;
    const slot = this.#slot();
    const put: Put = (from, to) => {
      const known = from <= to && from < Number.POSITIVE_INFINITY && to > Number.NEGATIVE_INFINITY;
      low[slot] = known ? from - rounding * Math.abs(from) : Number.NEGATIVE_INFINITY;
      high[slot] = known ? to + rounding * Math.abs(to) : Number.POSITIVE_INFINITY;
    };
    return { slot, put };
  }

  #add(of: number, rule: Rule): number {
    const { low, high } = this;
    const { slot, put } = this.#writer();
    this.steps.push(() => rule(low[of]!, high[of]!, put));
    return slot;
  }

  #binary(operator: Operator, left: number, right: number): number {
    const { low, high } = this;
    const { slot, put } = this.#writer();
    const rule = binaryRules[operator];
    this.steps.push(() => rule(low[left]!, high[left]!, low[right]!, high[right]!, put));
    return slot;
  }
}

type Put = (low: number, high: number) => void;
type Rule = (low: number, high: number, put: Put) => void;
type BinaryRule = (a: number, b: number, c: number, d: number, put: Put) => void;

const binaryRules: Readonly<Record<Operator, BinaryRule>> = {
  "+": (a, b, c, d, put) => put(a + c, b + d),
  "-": (a, b, c, d, put) => put(a - d, b - c),
  "*": (a, b, c, d, put) => span(a * c, a * d, b * c, b * d, put),
  "/": (a, b, c, d, put) => {
    if (c <= 0 && d >= 0) put(Number.NaN, Number.NaN);
    else span(a / c, a / d, b / c, b / d, put);
  },
};

function span(p: number, q: number, r: number, s: number, put: Put): void {
  put(Math.min(p, q, r, s), Math.max(p, q, r, s));
}

function power(exponent: number): Rule {
  // The most common power by far, and `**` takes its time.
  const raise = exponent === 2 ? (x: number) => x * x : (x: number) => x ** exponent;
  if (!Number.isInteger(exponent)) {
    // Not defined below zero, where `**` gives NaN.
    return (low, high, put) => between(low >= 0 ? raise(low) : Number.NaN, raise(high), put);
  }
  const isEven = exponent % 2 === 0;
  return (low, high, put) => {
    const spansZero = low <= 0 && high >= 0;
    if (spansZero && exponent < 0) put(Number.NaN, Number.NaN);
    else if (spansZero && isEven) between(raise(0), raise(Math.max(-low, high)), put);
    else between(raise(low), raise(high), put);
  };
}

function between(a: number, b: number, put: Put): void {
  if (a <= b) put(a, b);
  else put(b, a);
}
