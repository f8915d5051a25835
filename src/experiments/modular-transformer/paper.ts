/** @file What is compared with the paper: its number where it gives one, and the networks' (Nanda et al., 2023, section 4). */
import { formatNumber } from "#notation";
import { percent } from "../network-kinds.ts";
import { explainedOf } from "./measure.ts";
import type { Network } from "./types.ts";

interface Quantity {
  readonly name: string;
  /** As the paper prints it; empty where it gives none. */
  readonly paper: string;
  readonly read: (network: Network) => number;
  readonly write: (value: number) => string;
}

const number = (value: number) => formatNumber(value, 3);

export const quantities: readonly Quantity[] = [
  {
    name: "accuracy, held-out pairs",
    paper: "",
    read: ({ heldOut }) => heldOut.accuracy,
    write: percent,
  },
  { name: "loss, all pairs", paper: "2.4×10⁻⁷", read: ({ all }) => all.loss, write: number },
  { name: "key frequencies", paper: "5", read: ({ key }) => key.length, write: String },
  {
    name: "variance of the logits explained",
    paper: "95 %",
    read: explainedOf,
    write: percent,
  },
  {
    name: "units at one frequency",
    paper: "84.6 %",
    read: ({ pureUnits }) => pureUnits,
    write: percent,
  },
  {
    name: "output map outside them",
    paper: "<0.55 %",
    read: ({ residual }) => residual,
    write: percent,
  },
  {
    name: "loss with the key waves alone",
    paper: "5.5×10⁻⁸",
    read: ({ restricted }) => restricted.loss,
    write: number,
  },
  {
    name: "loss without them",
    paper: "5.27",
    read: ({ excludedAll }) => excludedAll.loss,
    write: number,
  },
  {
    name: "… training pairs: accuracy",
    paper: "",
    read: ({ excluded }) => excluded.accuracy,
    write: percent,
  },
  {
    name: "same answers as the program",
    paper: "",
    read: ({ agreement }) => agreement,
    write: percent,
  },
];
