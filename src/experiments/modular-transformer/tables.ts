/** @file The numbers of every panel as rows. */
import { looks } from "../network-kinds.ts";
import type { Table } from "../table.ts";
import { quantities } from "./paper.ts";
import type { Data } from "./types.ts";

const short = (value: number) => Number(value.toPrecision(3));

/** Every step whose weights were kept. */
export const courseTable = ({ p, course: { key, curve } }: Data): Table => ({
  caption: `Addition mod ${p} over training`,
  columns: [
    "step",
    "training loss",
    "held-out loss",
    "training accuracy",
    "held-out accuracy",
    "restricted loss",
    "excluded loss",
    "sum of squared weights",
    ...key.map((k) => `explained by frequency ${k}`),
  ],
  rows: curve.map(({ step, train, heldOut, restricted, excluded, explained, norm }) => [
    step,
    ...[train[0], heldOut[0], train[1], heldOut[1], restricted, excluded, norm].map(short),
    ...explained.map(short),
  ]),
});

/** Every frequency of every network. */
export const frequencyTable = ({ networks }: Data): Table => ({
  caption: "Share of every frequency in the embedding, and in the logits",
  columns: [
    "frequency",
    ...networks.flatMap(({ kind }) => [
      `${looks[kind].name}: embedding`,
      `${looks[kind].name}: logits explained`,
    ]),
  ],
  rows: (networks[0]?.embedding ?? []).map((_, i) => [
    i + 1,
    ...networks.flatMap(({ embedding, explained }) => [short(embedding[i]!), short(explained[i]!)]),
  ]),
});

/** The networks against the paper. */
export const paperTable = ({ networks }: Data): Table => ({
  caption: "What the paper reports, and three networks",
  columns: ["measure", "Nanda et al.", ...networks.map(({ kind }) => looks[kind].name)],
  rows: quantities.map(({ name, paper, read }) => [
    name,
    paper,
    ...networks.map((network) => short(read(network))),
  ]),
});
