/** @file The fidelity of a program to each of the three networks, in words. */
import { type Fidelity, fidelityOf, programOf } from "#modular";
import { formatNumber } from "#notation";
import { percent } from "../network-kinds.ts";
import type { Network } from "./types.ts";

type Row = readonly [name: string, ...cells: string[]];

/** Rows for programs of the picked frequencies, or of each network's own where none are given. */
export function fidelityRows(networks: readonly Network[], picked?: readonly number[]): Row[] {
  const found = networks.map(({ portrait }) =>
    fidelityOf(programOf(portrait.facts, picked ?? portrait.picked), portrait.facts),
  );
  const row = (name: string, read: (fidelity: Fidelity) => string): Row => [
    name,
    ...found.map(read),
  ];
  return [
    row("right answers, network", ({ networkAccuracy }) => percent(networkAccuracy)),
    row("right answers, program", ({ programAccuracy }) => percent(programAccuracy)),
    row("same answer", ({ agreement }) => percent(agreement)),
    row("same answer where the network is wrong", ({ agreementOnErrors }) =>
      agreementOnErrors === undefined ? "never wrong" : percent(agreementOnErrors),
    ),
    row("variance of the logits explained", ({ explained }) => percent(explained)),
    row("KL, network to program, nats", ({ divergence }) => formatNumber(divergence, 2)),
    row("KL, network to uniform, nats", ({ uniformDivergence }) =>
      formatNumber(uniformDivergence, 2),
    ),
  ];
}
