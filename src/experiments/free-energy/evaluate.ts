/** @file From a model and a size to its criteria on fresh data sets. */
import type { Random } from "#random";
import type { Criteria } from "./criteria.ts";
import { mixtureCriteria, type Nodes, nodesFor } from "./mixture.ts";
import type { ModelName } from "./models.ts";
import { planeCriteria } from "./plane.ts";
import { drawSums, drawTanhScores, type Sums, tanhInputs } from "./statistics.ts";

/** Compute the criteria of a model b·h(a)·x₁. */
export function scaledCriteria(
  nodes: Nodes,
  h: (a: number) => number,
  { gram, score }: Sums,
  n: number,
): Criteria {
  const factor = nodes.u.map(h);
  return mixtureCriteria(
    nodes,
    factor.map((f) => gram[0] * f * f),
    factor.map((f) => score[0] * f),
    n,
  );
}

/** How a model turns a source of chance into the criteria on a data set without effect. */
export function sampler(name: ModelName, n: number): (random: Random) => Criteria {
  if (name === "plane") return (random) => planeCriteria(drawSums(random, n, 0), n);
  const nodes = nodesFor(n);
  if (name === "tanh") return tanhSampler(nodes, n);
  const h = name === "square" ? (a: number) => a * a : (a: number) => a;
  return (random) => scaledCriteria(nodes, h, drawSums(random, n, 0), n);
}

function tanhSampler(nodes: Nodes, n: number): (random: Random) => Criteria {
  const outputs = tanhInputs.map((x) => nodes.u.map((b) => Math.tanh(b * x)));
  const gram = nodes.u.map(
    (_, j) => (n / tanhInputs.length) * outputs.reduce((sum, f) => sum + f[j]! ** 2, 0),
  );
  return (random) => {
    const scores = drawTanhScores(random, n);
    const score = nodes.u.map((_, j) => outputs.reduce((sum, f, k) => sum + f[j]! * scores[k]!, 0));
    return mixtureCriteria(nodes, gram, score, n);
  };
}
