/**
 * @file The code: how many bits a forecaster needs for labels that it predicts one after the other
 * (Dawid 1984, "Present position and potential developments: the prequential approach").
 *
 * A label is coded to a multiple of the precision δ with -log2(δ p) bits, where p is the density of a
 * mixture of normal distributions, the experts: around the model's prediction and around the mean of the
 * labels before it, each with standard deviations δ, 2δ, 4δ, … As all are at least δ, δ p sums to 1 over the
 * multiples of δ to within 1e-8 (Poisson summation), so the lengths are those of a real code.
 *
 * Weights start equal and follow Bayes' rule; before label t + 1 every expert shares 1/(t + 1) of its weight with
 * all (Herbster and Warmuth 1998, "Tracking the best expert"), so that a model which is bad on two points and
 * good on twenty is not held to its bad start (van Erven, Grünwald and de Rooij 2012, "Catching up faster by
 * switching sooner"). The length exceeds that of the best of N experts on n labels by at most log2 N + log2 n
 * bits; a useless model costs little more than no model.
 */

const scaleCount = 10;

/** Log of the density of a normal distribution. */
const logNormal = (distance: number, deviation: number): number =>
  -0.5 * (distance / deviation) ** 2 - Math.log(deviation * Math.sqrt(2 * Math.PI));

/** Standard deviations of the experts around each centre. */
export const expertDeviations = (precision: number): readonly number[] =>
  Array.from({ length: scaleCount }, (_, j) => precision * 2 ** j);

/** Density of each expert at a label; a centre that is not finite predicts nothing. */
const densities = (label: number, centres: readonly number[], precision: number): number[] =>
  centres.flatMap((centre) =>
    expertDeviations(precision).map((deviation) =>
      Number.isFinite(centre) ? Math.exp(logNormal(label - centre, deviation)) : 0,
    ),
  );

/** Round labels to multiples of the precision. */
export const quantise = (labels: readonly number[], precision: number): number[] =>
  labels.map((label) => precision * Math.round(label / precision));

/**
 * Count the bits for the first k labels, k = 1 to n. `predictions[k]` is what the model, fitted to the labels before
 * k, says about label k; without predictions the mean of the labels before is the only centre.
 */
export function codeLengths(
  labels: readonly number[],
  precision: number,
  predictions?: readonly number[],
): number[] {
  const experts = scaleCount * (predictions ? 2 : 1);
  let weights: number[] = Array(experts).fill(1 / experts);
  let [sum, bits] = [0, 0];
  return labels.map((label, t) => {
    const mean = t === 0 ? 0 : sum / t;
    const centres = predictions ? [mean, predictions[t]!] : [mean];
    const joint = densities(label, centres, precision).map((p, e) => p * weights[e]!);
    const mixture = joint.reduce((total, p) => total + p, 0);
    const shared = 1 / (t + 2);
    weights = joint.map((p) => (1 - shared) * (p / mixture) + shared / experts);
    sum += label;
    bits -= Math.log2(precision * mixture);
    return bits;
  });
}

/** Count the bits for the first k labels for one who knows the true curve and the noise. */
export function oracleLengths(
  labels: readonly number[],
  truth: readonly number[],
  noise: number,
  precision: number,
): number[] {
  // Rounding to multiples of δ adds a variance of δ²/12 (Sheppard's correction).
  const deviation = Math.max(precision, Math.hypot(noise, precision / Math.sqrt(12)));
  let bits = 0;
  return labels.map((label, k) => {
    bits -= Math.log2(precision) + logNormal(label - truth[k]!, deviation) / Math.LN2;
    return bits;
  });
}
