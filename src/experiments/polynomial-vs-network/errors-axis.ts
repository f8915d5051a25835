/** @file The log axis of errors that the charts of a panel share. */

/** Errors of curves of order one: above the top a model has exploded, below the bottom no eye sees it. */
const limits = [1e-5, 1e3] as const;

/** Span whole powers of ten around errors, within the limits. */
export function errorDomain(errors: readonly number[]): readonly [number, number] {
  const inside = errors.filter((error) => error >= limits[0] && error <= limits[1]);
  const low = 10 ** Math.floor(Math.log10(Math.min(...inside, 0.01)));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...inside, 1)));
  return [low, high];
}
