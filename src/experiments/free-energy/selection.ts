/** @file Which of three nested models each criterion chooses. */
import type { Random } from "#random";
import { candidates } from "./candidates.ts";
import { type Criteria, criteria } from "./criteria.ts";
import { scaledCriteria } from "./evaluate.ts";
import { nodesFor } from "./mixture.ts";
import { planeCriteria } from "./plane.ts";
import { drawSums } from "./statistics.ts";
import type { Candidate, Chooser, Selection } from "./types.ts";

type Picks = Readonly<Record<Chooser, Candidate>>;

/** The zero model has no parameters, and its loss is what is subtracted everywhere. */
const zero: Criteria = { freeEnergy: 0, bic: 0, wbic: 0 };

/** Choose on every data set of n observations. */
export function choose(n: number, effect: number, dataSets: number, random: Random): Picks[] {
  const nodes = nodesFor(n);
  const stream = random.fork(`selection/${n}`);
  return Array.from({ length: dataSets }, () => {
    const sums = drawSums(stream, n, effect);
    const scores: Readonly<Record<Candidate, Criteria>> = {
      zero,
      product: scaledCriteria(nodes, (a) => a, sums, n),
      plane: planeCriteria(sums, n),
    };
    const best = (criterion: Chooser) =>
      candidates.reduce((a, b) => (scores[b][criterion] < scores[a][criterion] ? b : a));
    return { freeEnergy: best("freeEnergy"), bic: best("bic"), wbic: best("wbic") };
  });
}

/** Count the choices, a list for each n. */
export function selectionOf(effect: number, lists: readonly (readonly Picks[])[]): Selection {
  const share = (holds: (picks: Picks) => boolean) =>
    lists.map((list) => list.filter(holds).length / list.length);
  const picksOf = (criterion: Chooser) => ({
    zero: share((picks) => picks[criterion] === "zero"),
    product: share((picks) => picks[criterion] === "product"),
    plane: share((picks) => picks[criterion] === "plane"),
  });
  const [freeEnergy, bic, wbic] = criteria.map(picksOf) as [
    ReturnType<typeof picksOf>,
    ReturnType<typeof picksOf>,
    ReturnType<typeof picksOf>,
  ];
  return {
    effect,
    picks: { freeEnergy, bic, wbic },
    agrees: {
      bic: share((picks) => picks.bic === picks.freeEnergy),
      wbic: share((picks) => picks.wbic === picks.freeEnergy),
    },
  };
}
