/** @file What might be said after the pipeline, the number that speaks for it, and the rule by which it stands or falls. */
import type { Kind } from "../network-kinds.ts";
import { judge, type Verdict } from "../verdict.ts";
import type { Examination, Network } from "./types.ts";

export interface Claim {
  readonly id: string;
  readonly text: string;
  /** What is measured, in words. */
  readonly evidence: string;
  /** From 0 to 1; the claim holds of a network where it is at least `bar`. */
  readonly measure: (examined: Examination, p: number) => number;
  readonly bar: number;
}

const within = (value: number) => Math.min(1, Math.max(0, value));

/** Share of the accuracy above chance that is gone; 0 where there was none to lose. */
function lost(before: number, after: number, p: number): number {
  const above = before - 1 / p;
  return above < 0.05 ? 0 : within((before - after) / above);
}

export const claims: readonly Claim[] = [
  {
    id: "clocks",
    text: "Each hidden unit is a clock of one frequency.",
    evidence: "share of units with more than 90 % of their power in one frequency, in U and in W",
    measure: ({ clocks }) => Math.min(clocks.pureIn, clocks.pureOut),
    bar: 0.9,
  },
  {
    id: "phases",
    text: "The output’s phase is the sum of the inputs’ phases.",
    evidence: "resultant R of φ_W − φ_U − φ_V over units",
    measure: ({ clocks }) => clocks.phaseRule,
    bar: 0.9,
  },
  {
    id: "logits",
    text: "The logits are a sum of these clocks.",
    evidence: "share of the variance of the centred logits",
    measure: ({ fidelity }) => within(fidelity.explained),
    bar: 0.9,
  },
  {
    id: "needed",
    text: "It needs these frequencies.",
    evidence: "share of the accuracy on its training pairs that is lost without them",
    measure: ({ train, excluded }, p) => lost(train.accuracy, excluded.accuracy, p),
    bar: 0.5,
  },
  {
    id: "enough",
    text: "These frequencies are enough.",
    evidence: "accuracy with the restricted logits",
    measure: ({ restricted }) => restricted.accuracy,
    bar: 0.9,
  },
  {
    id: "ideal",
    text: "Its units may be replaced by ideal clocks.",
    evidence: "accuracy with every unit projected on its one wave",
    measure: ({ projected }) => projected.accuracy,
    bar: 0.9,
  },
  {
    id: "right",
    text: "The program that was taken out adds.",
    evidence: "accuracy of the program",
    measure: ({ fidelity }) => fidelity.programAccuracy,
    bar: 0.9,
  },
  {
    id: "answers",
    text: "The program gives the network’s answers.",
    evidence: "agreement on all p² inputs, the network’s errors included",
    measure: ({ fidelity }) => fidelity.agreement,
    bar: 0.9,
  },
  {
    id: "probabilities",
    text: "The program gives the network’s probabilities.",
    evidence: "1 − KL(network, program) / KL(network, uniform)",
    measure: ({ fidelity: { divergence, uniformDivergence } }) =>
      uniformDivergence > 0 ? within(1 - divergence / uniformDivergence) : 0,
    bar: 0.9,
  },
];

export interface JudgedClaim extends Verdict {
  readonly claim: Claim;
  /** By kind, one for each seed. */
  readonly values: Readonly<Record<Kind, readonly number[]>>;
}

/** Judge every claim on examined networks. */
export const verdictsOf = (networks: readonly Network[], p: number): JudgedClaim[] =>
  claims.map((claim) => {
    const values = Object.fromEntries(
      networks.map(({ kind, seeds }) => [kind, seeds.map((seed) => claim.measure(seed, p))]),
    ) as Record<Kind, number[]>;
    return { claim, values, ...judge(claim.bar, values) };
  });
