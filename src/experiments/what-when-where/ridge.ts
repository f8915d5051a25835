/** @file Ridge regressions of many targets on the same features, which share their sums and factorisations. */
import type { Rows } from "#linalg";
import { factorise, solveFactorised } from "./cholesky.ts";
import { type Columns, gramOf, momentsOf, predict, squaredError, standardise } from "./columns.ts";

/** Penalties on the squared weights of standardised features, per example. */
export const penalties = [0.003, 0.03, 0.3, 3] as const;

/** Share of the training examples that weights are fitted to while a penalty is chosen. */
export const innerShare = 0.75;

/**
 * Fit every target on the first `trained` examples and predict it on the others. Each target has the penalty that predicts
 * best the last quarter of the training examples when fitted to the rest. Gives the held-out predictions by target.
 */
export function predictHeldOut(features: Rows, targets: Rows, trained: number): Float64Array[] {
  const { columns: x } = standardise(features, trained);
  const { columns: y, means, deviations } = standardise(targets, trained);
  const inner = Math.round(innerShare * trained);
  const first = sumsOf(x, y, 0, inner);
  const second = sumsOf(x, y, inner, trained);
  const errors = penalties.map((penalty) =>
    solve(first, penalty * inner).map((weights, target) =>
      squaredError(y[target]!, predict(x, weights, inner, trained), inner),
    ),
  );
  const choice = y.map((_, target) => {
    const own = errors.map((row) => row[target]!);
    return own.indexOf(Math.min(...own));
  });
  const all = { gram: add(first.gram, second.gram), moments: add(first.moments, second.moments) };
  const solutions = penalties.map((penalty, k) =>
    choice.includes(k) ? solve(all, penalty * trained) : [],
  );
  return choice.map((k, target) =>
    predict(x, solutions[k]![target]!, trained, features.length).map(
      (value) => means[target]! + deviations[target]! * value,
    ),
  );
}

interface Sums {
  readonly gram: readonly Float64Array[];
  /** By target. */
  readonly moments: readonly Float64Array[];
}

const sumsOf = (x: Columns, y: Columns, from: number, to: number): Sums => ({
  gram: gramOf(x, from, to),
  moments: momentsOf(x, y, from, to),
});

const add = (a: readonly Float64Array[], b: readonly Float64Array[]) =>
  a.map((row, i) => row.map((value, j) => value + b[i]![j]!));

/** Weights by target. */
function solve({ gram, moments }: Sums, penalty: number): Float64Array[] {
  const lower = factorise(gram, penalty);
  return moments.map((right) => solveFactorised(lower, right));
}
