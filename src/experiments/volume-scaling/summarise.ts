/** @file The result in one sentence. */
import { formatNumber } from "#notation";
import { countedLambda } from "./counting.ts";
import type { Data } from "./types.ts";

/** Say what the run found; `minimum` is what the loss was shifted by. */
export function summarise({ formula, exact, volumes, fit }: Data, minimum: number): string {
  if (!fit) return "";
  const { lambda, multiplicity, range } = fit;
  const shift =
    minimum === 0 ? "" : `, above its smallest value of ${formatNumber(minimum, 3)},`;
  const found = `For the loss ${formula}${shift} the set below ε shrinks with coefficient λ = ${formatNumber(lambda.value, 3)} and multiplicity m = ${multiplicity}, fitted from ε = ${formatNumber(range[0], 1)} to ${formatNumber(range[1], 1)}`;
  const known = exact
    ? `; exactly they are ${formatNumber(exact.lambda, 4)} and ${exact.multiplicity}, and counting flat directions gives ${formatNumber(countedLambda(exact), 2)} and 1.`
    : "; no exact value is known here.";
  return [found + known, volumes.stopped].filter(Boolean).join(" ");
}
