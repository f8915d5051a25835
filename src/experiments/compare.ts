/** @file Compare the measured values of two runs of the same settings. */
import type { Measured } from "./contract.ts";

export interface Comparison {
  readonly reference: Measured;
  /** The other run's value; missing when it did not measure it. */
  readonly value: number | undefined;
  /** |value − reference| / |reference|. */
  readonly difference: number;
  readonly agrees: boolean;
}

function relativeDifference(reference: number, value: number): number {
  if (value === reference) return 0;
  return Math.abs(value - reference) / Math.abs(reference || value);
}

/** Compare measured values by id with those of a reference, each within the reference's tolerance. */
export function compareMeasured(
  reference: readonly Measured[],
  measured: readonly Measured[],
): Comparison[] {
  return reference.map((expected) => {
    const value = measured.find(({ id }) => id === expected.id)?.value;
    const difference =
      value === undefined ? Number.POSITIVE_INFINITY : relativeDifference(expected.value, value);
    return { reference: expected, value, difference, agrees: difference <= expected.tolerance };
  });
}

/** Put a comparison in a sentence; `what` names the reference. */
export function verdictOf(comparisons: readonly Comparison[], what: string): string {
  const apart = comparisons.filter(({ agrees }) => !agrees).length;
  const { length } = comparisons;
  return apart === 0
    ? `Matches ${what}: ${length} of ${length} measured values agree within their tolerances.`
    : `Drifts from ${what}: ${apart} of ${length} measured values differ by more than their tolerances.`;
}
