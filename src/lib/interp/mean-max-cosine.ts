/** @file How well a dictionary recovers known directions. */
import { dot, type Rows } from "#linalg";

/** Mean over the true directions of the largest cosine with a learnt one (Sharkey, Braun and Millidge, 2022). */
export function meanMaxCosine(truth: Rows, learnt: Rows): number {
  const norm = (x: ArrayLike<number>) => Math.sqrt(dot(x, x));
  const best = truth.map((a) => Math.max(...learnt.map((b) => dot(a, b) / (norm(a) * norm(b)))));
  return best.reduce((sum, cosine) => sum + cosine, 0) / truth.length;
}
