/** @file The numbers of every panel as rows. */

import { median } from "#notation";
import { kinds, looks } from "../network-kinds.ts";
import type { Table } from "../table.ts";
import { outcomeText } from "../verdict.ts";
import { verdictsOf } from "./claims.ts";
import { fidelityRows } from "./fidelity-rows.ts";
import type { Data, Portrait } from "./types.ts";

const short = (value: number) => Number(value.toPrecision(3));
const names = kinds.map((kind) => looks[kind].name);

/** Rows with a column for each network. */
const byNetwork = (
  { networks }: Data,
  rows: readonly (readonly [string, (portrait: Portrait) => number])[],
) => rows.map(([name, read]) => [name, ...networks.map(({ portrait }) => short(read(portrait)))]);

/** How far the units are clocks. */
export const weightsTable = (data: Data): Table => ({
  caption: `Units as clocks, p = ${data.p}, ${data.width} units, first seed`,
  columns: ["measure", ...names],
  rows: byNetwork(data, [
    ["share of pure units, U", ({ clocks }) => clocks.pureIn],
    ["share of pure units, W", ({ clocks }) => clocks.pureOut],
    ["share with one frequency in U, V, W", ({ clocks }) => clocks.sameFrequency],
    ["phase rule, R", ({ clocks }) => clocks.phaseRule],
    ["frequencies in use", ({ clocks }) => clocks.frequencies],
  ]),
});

/** The units that are drawn. */
export const clocksTable = ({ networks }: Data): Table => ({
  caption: "Units drawn as clocks: phases in radians",
  columns: ["network", "unit", "frequency", "purity U", "purity W", "φ U", "φ V", "φ W"],
  rows: networks.flatMap(({ kind, portrait }) =>
    portrait.dials.map(({ unit, frequency, purity, phase }) => [
      looks[kind].name,
      unit,
      frequency,
      ...[purity.u, purity.w, phase.u, phase.v, phase.w].map(short),
    ]),
  ),
});

/** Every frequency in the logits. */
export const logitsTable = ({ networks }: Data): Table => ({
  caption: "Share of the logits explained, and accuracy without the frequency, first seed",
  columns: [
    "frequency",
    ...names.flatMap((name) => [`${name}: explained`, `${name}: accuracy without`]),
  ],
  rows: (networks[0]?.portrait.ablation ?? []).map((_, i) => [
    i + 1,
    ...networks.flatMap(({ portrait }) =>
      [portrait.facts.explained[i + 1]!, portrait.ablation[i]!].map(short),
    ),
  ]),
});

/** How faithful each network's program is. */
export const programTable = ({ networks, cost }: Data): Table => ({
  caption: `Each network’s program on all p² inputs, first seed; the first takes ${cost.programBits} bits for ${cost.networkBits}`,
  columns: ["measure", ...names],
  rows: fidelityRows(networks),
});

/** Every step that was looked at. */
export const trainingTable = ({ courses }: Data): Table => ({
  caption: "Losses over training, first seed",
  columns: ["network", "step", "training", "held out", "restricted", "excluded"],
  rows: courses.flatMap(({ kind, steps, train, heldOut, restricted, excluded }) =>
    steps.map((step, i) => [
      looks[kind].name,
      step,
      ...[train, heldOut, restricted, excluded].map((losses) => short(losses[i]!)),
    ]),
  ),
});

/** Every claim with its evidence. */
export const verdictTable = ({ networks, p }: Data): Table => ({
  caption: "Claims, the medians over seeds that speak for them, and what the rule makes of them",
  columns: ["claim", "evidence", "holds from", ...names, "verdict"],
  rows: verdictsOf(networks, p).map((verdict) => [
    verdict.claim.text,
    verdict.claim.evidence,
    verdict.claim.bar,
    ...kinds.map((kind) => short(median(verdict.values[kind]))),
    outcomeText(verdict),
  ]),
});
