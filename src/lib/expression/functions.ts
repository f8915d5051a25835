/** @file The functions that a formula may call: at a number, and over an interval. */

type Interval = readonly [low: number, high: number];

interface Callable {
  readonly at: (x: number) => number;
  /** Bounds over [low, high], up to rounding; NaN where it is not defined everywhere. */
  readonly over: (low: number, high: number) => Interval;
}

const increasing = (at: (x: number) => number): Callable => ({
  at,
  over: (low, high) => [at(low), at(high)],
});

/** Whether offset + k·period may lie in the interval for a whole number k; far out, rounding leaves it open. */
const meets = (low: number, high: number, offset: number, period: number): boolean =>
  Math.max(-low, high) > 1e6 || offset + period * Math.ceil((low - offset) / period) <= high;

const wave = (at: (x: number) => number, top: number): Callable => ({
  at,
  over: (low, high) => [
    meets(low, high, top + Math.PI, 2 * Math.PI) ? -1 : Math.min(at(low), at(high)),
    meets(low, high, top, 2 * Math.PI) ? 1 : Math.max(at(low), at(high)),
  ],
});

/** Every function by name. */
export const functions = {
  sin: wave(Math.sin, Math.PI / 2),
  cos: wave(Math.cos, 0),
  tan: {
    at: Math.tan,
    over: (low, high) =>
      meets(low, high, Math.PI / 2, Math.PI)
        ? [Number.NaN, Number.NaN]
        : [Math.tan(low), Math.tan(high)],
  },
  tanh: increasing(Math.tanh),
  exp: increasing(Math.exp),
  log: increasing(Math.log),
  sqrt: increasing(Math.sqrt),
  abs: {
    at: Math.abs,
    over: (low, high) => [
      low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high)),
      Math.max(Math.abs(low), Math.abs(high)),
    ],
  },
} satisfies Readonly<Record<string, Callable>>;
