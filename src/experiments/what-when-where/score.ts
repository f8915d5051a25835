/** @file How well a concept was predicted: 0 is chance, 1 is perfect. */
import type { Concept } from "#connect-four";

/** Examples of the rarer answer that a yes-or-no concept needs among those held out. */
export const fewest = 8;

/** Score predictions of one concept; null where the held-out positions have too few of one answer, or no spread. */
export function score(
  kind: Concept["kind"],
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
): number | null {
  return kind === "binary" ? rankScore(truth, predicted) : explained(truth, predicted);
}

/** Share of the variance explained, R²; negative where the mean would have been the better prediction. */
export function explained(truth: ArrayLike<number>, predicted: ArrayLike<number>): number | null {
  const values = Array.from(truth);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = values.reduce((sum, value, i) => sum + (value - predicted[i]!) ** 2, 0);
  return spread > 0 ? 1 - error / spread : null;
}

/** Twice the area under the ROC curve less one: how much more often a yes is ranked above a no than below it. */
export function rankScore(truth: ArrayLike<number>, predicted: ArrayLike<number>): number | null {
  const order = Array.from(predicted, (value, i) => ({ value, yes: truth[i] === 1 })).sort(
    (a, b) => a.value - b.value,
  );
  const yes = order.filter((each) => each.yes).length;
  const no = order.length - yes;
  if (Math.min(yes, no) < fewest) return null;
  let [below, pairs] = [0, 0];
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && order[to]!.value === order[from]!.value) to++;
    const tied = order.slice(from, to);
    const tiedYes = tied.filter((each) => each.yes).length;
    const tiedNo = tied.length - tiedYes;
    pairs += tiedYes * (below + tiedNo / 2);
    below += tiedNo;
    from = to;
  }
  return (2 * pairs) / (yes * no) - 1;
}
