/** @file The numbers of every panel as rows. */
import { median } from "#notation";
import { type Kind, kinds, looks } from "../network-kinds.ts";
import type { Table } from "../table.ts";
import { outcomeText } from "../verdict.ts";
import { verdictsOf } from "./claims.ts";
import { looksOfForm, looksOfWay } from "./looks.ts";
import { quantities } from "./quantities.ts";
import { type Data, type FormData, type Group, ways } from "./types.ts";
import { points } from "./walk-lines.ts";

const short = (value: number) => Number(value.toPrecision(3));
const names = kinds.map((kind) => looks[kind].name);

/** Rows of medians with a column for each kind. */
export const mediansOf = (
  { groups }: FormData,
  ids: readonly string[],
  p: number,
): { readonly label: string; readonly values: readonly (number | undefined)[] }[] =>
  ids.flatMap((id) => {
    const { label, read } = quantities.find((each) => each.id === id)!;
    const values = groups.map((group) => {
      const list = read(group, p);
      return list.length > 0 ? median(list) : undefined;
    });
    return values.every((value) => value === undefined) ? [] : [{ label, values }];
  });

const everyForm = (data: Data, ids: readonly string[]) =>
  data.forms.flatMap((form) =>
    mediansOf(form, ids, data.p).map(({ label, values }) => [
      looksOfForm[form.form].name,
      label,
      ...values.map((value) => (value === undefined ? "" : short(value))),
    ]),
  );

/** Clock or pizza, network by network, and the networks that were written down. */
export const testsTable = ({ forms, references }: Data): Table => ({
  caption: "Clock or pizza: every network, and three that were written down",
  columns: [
    "architecture",
    "kind",
    "seed",
    "accuracy",
    "gradient symmetricity",
    "distance irrelevance",
    "spread of the right logit",
    "analytic form",
  ],
  rows: [
    ...forms.flatMap(({ form, groups }) =>
      groups.flatMap(({ kind, nets }) =>
        nets.map((net, seed) => [
          looksOfForm[form].name,
          looks[kind].name,
          seed,
          ...[net.accuracy, net.symmetricity, net.irrelevance, net.spread].map(short),
          net.analytic === undefined ? "" : short(net.analytic),
        ]),
      ),
    ),
    ...references.map(({ name, reading }) => [
      name,
      "by hand",
      "",
      ...[reading.accuracy, reading.symmetricity, reading.irrelevance, reading.spread].map(short),
      "",
    ]),
  ],
});

/** Which frequencies every network uses. */
export const frequenciesTable = ({ forms, p }: Data): Table => ({
  caption: `Frequencies in use, of ${(p - 1) / 2}, and the share of the logits that all cosines explain`,
  columns: ["architecture", "kind", "seed", "frequencies", "explained"],
  rows: forms.flatMap(({ form, groups }) =>
    groups.flatMap(({ kind, nets }) =>
      nets.map(({ frequencies, explained }, seed) => [
        looksOfForm[form].name,
        looks[kind].name,
        seed,
        frequencies.join(" "),
        short(explained),
      ]),
    ),
  ),
});

export const agreementIds = [
  "accuracy",
  "agreement",
  "agreement-by-chance",
  "same-errors",
  "correlation",
];

/** Answers and scores of every two networks. */
export const agreementTable = (data: Data): Table => ({
  caption: "Answers and scores on all pairs, medians over networks or over pairs of networks",
  columns: ["architecture", "measure", ...names],
  rows: everyForm(data, agreementIds),
});

const medianAt = ({ lines }: Group, way: (typeof ways)[number], i: number) =>
  median(lines[way].map(({ accuracy }) => accuracy[i]!));

/** Accuracy along the lines. */
export const interpolationTable = ({ forms }: Data): Table => ({
  caption:
    "Accuracy on all pairs along the straight line between two networks, medians over pairs of networks",
  columns: ["architecture", "kind", "line", ...points.map((part) => `at ${part}`)],
  rows: forms.flatMap(({ form, groups }) =>
    groups.flatMap((group) =>
      ways.map((way) => [
        looksOfForm[form].name,
        looks[group.kind].name,
        looksOfWay[way].name,
        ...points.map((_, i) => short(medianAt(group, way, i))),
      ]),
    ),
  ),
});

/** Every claim with its evidence. */
export const verdictTable = ({ forms, p }: Data): Table => ({
  caption: "Claims, the medians that speak for them, and what the rule makes of them",
  columns: ["architecture", "claim", "evidence", "holds from", ...names, "verdict"],
  rows: forms.flatMap((form) =>
    verdictsOf(form, p).map((verdict) => [
      looksOfForm[form.form].name,
      verdict.claim.text,
      verdict.claim.evidence,
      verdict.claim.bar,
      ...kinds.map((kind: Kind) => {
        const values = verdict.values[kind];
        return values.length > 0 ? short(median(values)) : "";
      }),
      outcomeText(verdict),
    ]),
  ),
});
