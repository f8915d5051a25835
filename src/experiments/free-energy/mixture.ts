/**
 * @file A model b·h(u)·x with one parameter b that acts linearly, integrated in closed form, and one, u, by quadrature.
 * Given u the likelihood is Gaussian in b with Σ (h x)² = gram and Σ y h x = score.
 */
import type { Criteria } from "./criteria.ts";
import { dimension } from "./models.ts";

/** Step along log u. The integrand is analytic in a strip around it, so the error falls exponentially with 1/step. */
const step = 0.25;

/** The quadrature starts where u is so small, in units of 1/√n, and ends where the prior has long ended. */
const smallest = 1e-5;
const largest = 50;

export interface Nodes {
  readonly u: Float64Array;
  /** Log of weight times prior density, for u and −u together: all models here are even in u. */
  readonly logWeight: Float64Array;
}

/** Place the nodes for n observations. */
export function nodesFor(n: number): Nodes {
  const from = Math.log(smallest / Math.sqrt(n));
  const count = Math.ceil((Math.log(largest) - from) / step);
  const u = Float64Array.from({ length: count }, (_, j) => Math.exp(from + j * step));
  const logWeight = u.map((x) => Math.log(2 * step * x) - (x * x) / 2 - Math.log(2 * Math.PI) / 2);
  return { u, logWeight };
}

/** Compute the criteria from gram and score at every node. */
export function mixtureCriteria(
  { logWeight }: Nodes,
  gram: Float64Array,
  score: Float64Array,
  n: number,
): Criteria {
  const logs = new Float64Array(gram.length);
  const logDensity = (beta: number) => {
    for (let j = 0; j < gram.length; j++) {
      const precision = 1 + beta * gram[j]!;
      logs[j] = logWeight[j]! + ((beta * score[j]!) ** 2 / precision - Math.log(precision)) / 2;
    }
    return logs.reduce((a, b) => Math.max(a, b));
  };
  const top = logDensity(1);
  const freeEnergy = -top - Math.log(logs.reduce((sum, x) => sum + Math.exp(x - top), 0));

  const beta = 1 / Math.log(n);
  const highest = logDensity(beta);
  let [total, loss, best] = [0, 0, 0];
  for (let j = 0; j < gram.length; j++) {
    const [a, g] = [gram[j]!, score[j]!];
    const weight = Math.exp(logs[j]! - highest);
    const variance = 1 / (1 + beta * a);
    const mean = beta * g * variance;
    total += weight;
    loss += weight * ((a * (variance + mean * mean)) / 2 - g * mean);
    best = Math.max(best, (g * g) / a / 2);
  }
  return { freeEnergy, bic: -best + (dimension / 2) * Math.log(n), wbic: loss / total };
}
