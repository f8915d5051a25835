/** @file What might be said of networks that share an algorithm, the number that speaks for it, and what that number cannot show. */
import type { Kind } from "../network-kinds.ts";
import { judge, type Verdict } from "../verdict.ts";
import type { FormData, Group, PairReading, Way } from "./types.ts";
import { barrierOf, keptAccuracy, keptLoss } from "./walk-lines.ts";

export interface Claim {
  readonly id: string;
  readonly text: string;
  /** What is measured, in words. */
  readonly evidence: string;
  /** What the number does not show. */
  readonly caution: string;
  /** From 0 to 1, by network or by pair of networks; the claim holds where it is at least `bar`. */
  readonly measure: (group: Group, p: number) => readonly number[];
  readonly bar: number;
}

const within = (value: number) => Math.min(1, Math.max(0, value));

/** Shared frequencies over all that either uses, with the names that they have. */
export const overlapOf = ({ shared, used }: PairReading): number => shared / used;

/** The same after the best renaming: both sets keep their sizes. */
export const renamedOverlapOf = ({ shared, sharedRenamed, used }: PairReading): number =>
  sharedRenamed / (used + shared - sharedRenamed);

const kept = (way: Way) => (group: Group) =>
  group.lines[way].flatMap((line) => keptLoss(line) ?? []);

export const claims: readonly Claim[] = [
  {
    id: "frequencies",
    text: "Every two networks use the same frequencies.",
    evidence: "frequencies that both use, over those that either uses",
    caution:
      "Where networks use nearly all frequencies, as one-hot inputs let them, any two agree.",
    measure: ({ pairs }) => pairs.map(overlapOf),
    bar: 0.9,
  },
  {
    id: "frequencies-renamed",
    text: "They do once the numbers of one are renamed.",
    evidence: "the same, for the best renaming x → m·x",
    caution:
      "With few frequencies the best of p − 1 renamings fits by chance: one always, two often.",
    measure: ({ pairs }) => pairs.map(renamedOverlapOf),
    bar: 0.9,
  },
  {
    id: "answers",
    text: "Every two networks give the same answers.",
    evidence: "share of all p² pairs with the same answer",
    caution: "Two networks that are right agree whatever they do inside.",
    measure: ({ pairs }) => pairs.map(({ agreement }) => agreement),
    bar: 0.9,
  },
  {
    id: "scores",
    text: "Every two networks give the same scores.",
    evidence: "correlation of the logits, centred for each pair",
    caution: "Logits that single the right answer out correlate, however they come about.",
    measure: ({ pairs }) => pairs.map(({ correlation }) => within(correlation)),
    bar: 0.9,
  },
  {
    id: "sum",
    text: "The network sees only the sum of its embeddings, as the pizza does.",
    evidence: "gradient symmetricity",
    caution:
      "Exactly 1, trained or not, wherever embeddings are added before anything else happens to them.",
    measure: ({ nets }) => nets.map(({ symmetricity }) => within(symmetricity)),
    bar: 0.9,
  },
  {
    id: "difference",
    text: "How sure it is depends on b − a, as for the pizza.",
    evidence: "1 − distance irrelevance",
    caution:
      "A ratio of spreads: where the right answer’s logit hardly varies, it measures what is left over.",
    measure: ({ nets }) => nets.map(({ irrelevance }) => within(1 - irrelevance)),
    bar: 0.5,
  },
  {
    id: "analytic",
    text: "The weights have the form of Gromov’s solution.",
    evidence: "share of the weights’ variance with one frequency a unit and phases that add",
    caution: "The form leaves frequency and phases of every unit free. Two-layer networks alone.",
    measure: ({ nets }) => nets.flatMap(({ analytic }) => analytic ?? []),
    bar: 0.9,
  },
  {
    id: "line-answers",
    text: "A straight line between the weights, as they are, keeps the right answers.",
    evidence: "accuracy on all pairs above guessing that is kept at the worst point of the line",
    caution:
      "In a wide network the mean of two sets of weights holds half of either, which may be enough to answer.",
    measure: ({ lines }, p) => lines.straight.flatMap((line) => keptAccuracy(line, p) ?? []),
    bar: 0.9,
  },
  {
    id: "straight",
    text: "The networks lie in one valley as they are.",
    evidence:
      "gain in loss over guessing that is kept at the worst point of the line, on the pairs that both were trained on",
    caution: "Fails for a network and a copy of it whose units are shuffled.",
    measure: kept("straight"),
    bar: 0.9,
  },
  {
    id: "matched",
    text: "They do once their units are matched.",
    evidence: "the same, with units matched; for transformers also heads and directions",
    caution:
      "The matching may miss the best, so that failing does not show that there is no valley.",
    measure: kept("matched"),
    bar: 0.9,
  },
  {
    id: "renamed",
    text: "They do once their numbers are renamed too.",
    evidence: "the same, for the best renaming",
    caution:
      "Means of like waves are like waves. Passing shows that the form is shared, not each unit.",
    measure: kept("renamed"),
    bar: 0.9,
  },
];

export interface JudgedClaim extends Verdict {
  readonly claim: Claim;
  readonly values: Readonly<Record<Kind, readonly number[]>>;
}

/** Judge every claim that can be measured on an architecture. */
export const verdictsOf = ({ groups }: FormData, p: number): JudgedClaim[] =>
  claims
    .map((claim) => {
      const values = Object.fromEntries(
        groups.map((group) => [group.kind, claim.measure(group, p)]),
      ) as Record<Kind, readonly number[]>;
      return { claim, values, ...judge(claim.bar, values) };
    })
    .filter(({ values }) => Object.values(values).some((list) => list.length > 0));

/** Loss barriers of a group in units of the loss of guessing. */
export const barriersOf = ({ lines }: Group, way: Way): number[] => lines[way].map(barrierOf);
