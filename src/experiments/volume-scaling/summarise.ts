/** @file The result in one sentence. */
import { formatNumber } from "#notation";
import { countedLambda } from "./counting.ts";
import type { Data } from "./types.ts";

/** Write an exact value with the digits that it has, four at most. */
const fraction = (value: number): string => String(Number(value.toPrecision(4)));

/** Write a tolerance, which has two steps in a decade: 10⁻⁶ or 3×10⁻⁶. */
const power = (epsilon: number): string => formatNumber(epsilon, 1).replace(/^1×/, "");

/** Say what the run found; `minimum` is what the loss was shifted by. */
export function summarise({ formula, exact, volumes, fit }: Data, minimum: number): string {
  if (!fit) return "";
  const { lambda, multiplicity, range } = fit;
  const shift = minimum === 0 ? "" : `, above its smallest value of ${formatNumber(minimum, 3)},`;
  const found = `For the loss ${formula}${shift} the set below ε shrinks with coefficient λ = ${formatNumber(lambda.value, 3)} and multiplicity m = ${multiplicity}, fitted from ε = ${power(range[0])} to ${power(range[1])}`;
  const known = exact
    ? `; exactly they are ${fraction(exact.lambda)} and ${exact.multiplicity}, and counting flat directions gives ${fraction(countedLambda(exact))} and 1.`
    : "; no exact value is known here.";
  return [found + known, volumes.stopped].filter(Boolean).join(" ");
}
