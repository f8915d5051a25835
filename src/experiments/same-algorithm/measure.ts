/** @file The numbers that prose and the command line read, and the sentences that say what the figure shows. */
import { formatNumber, median, quantile } from "#notation";
import type { Measured } from "../contract.ts";
import { type Kind, percent } from "../network-kinds.ts";
import { barriersOf, overlapOf, renamedOverlapOf, verdictsOf } from "./claims.ts";
import { looksOfForm, looksOfWay } from "./looks.ts";
import { type Data, type Form, type FormData, type Group, ways } from "./types.ts";
import { keptAccuracy, keptLoss } from "./walk-lines.ts";

const short = (value: number) => Number(value.toPrecision(4));

interface Quantity {
  readonly id: string;
  readonly label: string;
  readonly read: (group: Group, p: number) => readonly number[];
  readonly tolerance: number;
}

/** What is kept between networks whose frequencies are the same after the best renaming, or between the others. */
const keptWhere =
  (isAlike: boolean) =>
  ({ pairs, lines }: Group) =>
    lines.renamed
      .filter((_, i) => (renamedOverlapOf(pairs[i]!) === 1) === isAlike)
      .flatMap((line) => keptLoss(line) ?? []);

/** What there is to say of every kind of every architecture, by network or by pair. */
export const quantities: readonly Quantity[] = [
  {
    id: "accuracy",
    label: "Accuracy on all pairs",
    read: ({ nets }) => nets.map((net) => net.accuracy),
    tolerance: 0.5,
  },
  {
    id: "heldout-accuracy",
    label: "Accuracy on held-out pairs",
    read: ({ nets }) => nets.map((net) => net.heldOut),
    tolerance: 1,
  },
  {
    id: "frequencies",
    label: "Frequencies in use",
    read: ({ nets }) => nets.map((net) => net.frequencies.length),
    tolerance: 0.5,
  },
  {
    id: "explained",
    label: "Variance of the logits explained by cosines",
    read: ({ nets }) => nets.map((net) => net.explained),
    tolerance: 0.5,
  },
  {
    id: "symmetricity",
    label: "Gradient symmetricity",
    read: ({ nets }) => nets.map((net) => net.symmetricity),
    tolerance: 0.5,
  },
  {
    id: "irrelevance",
    label: "Distance irrelevance",
    read: ({ nets }) => nets.map((net) => net.irrelevance),
    tolerance: 0.5,
  },
  {
    id: "spread",
    label: "Spread of the right answer’s logit",
    read: ({ nets }) => nets.map((net) => net.spread),
    tolerance: 2,
  },
  {
    id: "analytic",
    label: "Weights of the analytic form",
    read: ({ nets }) => nets.flatMap((net) => net.analytic ?? []),
    tolerance: 0.5,
  },
  {
    id: "shared",
    label: "Overlap of frequencies",
    read: ({ pairs }) => pairs.map(overlapOf),
    tolerance: 1,
  },
  {
    id: "shared-over-chance",
    label: "Shared frequencies over those of random sets",
    read: ({ pairs }) => pairs.map((pair) => pair.shared / pair.sharedByChance),
    tolerance: 1,
  },
  {
    id: "shared-renamed",
    label: "Overlap of frequencies after the best renaming",
    read: ({ pairs }) => pairs.map(renamedOverlapOf),
    tolerance: 1,
  },
  {
    id: "shared-renamed-over-chance",
    label: "The same over random sets after their best renaming",
    read: ({ pairs }) => pairs.map((pair) => pair.sharedRenamed / pair.sharedRenamedByChance),
    tolerance: 1,
  },
  {
    id: "agreement",
    label: "Same answers",
    read: ({ pairs }) => pairs.map((pair) => pair.agreement),
    tolerance: 0.5,
  },
  {
    id: "agreement-by-chance",
    label: "Same answers that the accuracies lead one to expect",
    read: ({ pairs }) => pairs.map((pair) => pair.agreementByChance),
    tolerance: 0.5,
  },
  {
    id: "same-errors",
    label: "Same answers where both are wrong",
    read: ({ pairs }) => pairs.flatMap((pair) => pair.sameErrors ?? []),
    tolerance: 10,
  },
  {
    id: "correlation",
    label: "Correlation of logits",
    read: ({ pairs }) => pairs.map((pair) => pair.correlation),
    tolerance: 0.5,
  },
  ...ways.flatMap((way): Quantity[] => [
    {
      id: `cosine-${way}`,
      label: `Cosine of weights, ${looksOfWay[way].name}`,
      read: ({ lines }) => lines[way].map((line) => line.cosine),
      tolerance: 10,
    },
    {
      id: `barrier-${way}`,
      label: `Loss barrier, ${looksOfWay[way].name}`,
      read: (group) => barriersOf(group, way),
      tolerance: 10,
    },
    {
      id: `kept-${way}`,
      label: `Gain in loss kept on the line, ${looksOfWay[way].name}`,
      read: ({ lines }) => lines[way].flatMap((line) => keptLoss(line) ?? []),
      tolerance: 10,
    },
    {
      id: `kept-accuracy-${way}`,
      label: `Accuracy kept on the line, ${looksOfWay[way].name}`,
      read: ({ lines }, p) => lines[way].flatMap((line) => keptAccuracy(line, p) ?? []),
      tolerance: 10,
    },
  ]),
  {
    id: "kept-renamed-alike",
    label: "Gain in loss kept on the line, renamed too, frequencies alike",
    read: keptWhere(true),
    tolerance: 10,
  },
  {
    id: "kept-renamed-unlike",
    label: "Gain in loss kept on the line, renamed too, frequencies unlike",
    read: keptWhere(false),
    tolerance: 10,
  },
  {
    id: "alike",
    label: "Pairs of networks with the same frequencies after the best renaming",
    read: ({ pairs }) => [
      pairs.filter((pair) => renamedOverlapOf(pair) === 1).length / pairs.length,
    ],
    tolerance: 1,
  },
];

function bySeed(
  { id, label, read, tolerance }: Quantity,
  form: Form,
  group: Group,
  p: number,
): Measured[] {
  const values = read(group, p);
  if (values.length === 0) return [];
  const [low, value, high] = [0.25, 0.5, 0.75].map((part) => short(quantile(values, part)));
  return [
    {
      id: `${id}-${form}-${group.kind}`,
      label: `${label}; ${looksOfForm[form].name}, ${group.kind}`,
      value: value!,
      low: low!,
      high: high!,
      seeds: group.nets.length,
      tolerance,
    },
  ];
}

const ofForm = (form: FormData, p: number): Measured[] => {
  const verdicts = verdictsOf(form, p);
  const { name } = looksOfForm[form.form];
  return [
    ...form.groups.flatMap((group) =>
      quantities.flatMap((quantity) => bySeed(quantity, form.form, group, p)),
    ),
    ...(["survives", "empty", "fails"] as const).map((outcome) => ({
      id: `claims-${outcome}-${form.form}`,
      label: `Claims, ${outcome}; ${name}`,
      value: verdicts.filter((each) => each.outcome === outcome).length,
      seeds: 1,
      tolerance: 1,
    })),
  ];
};

/** Write down what a run measured: medians and quartiles over networks or pairs of networks. */
export const measure = ({ p, forms, references }: Data): Measured[] => [
  ...forms.flatMap((form) => ofForm(form, p)),
  ...references.flatMap(({ id, name, reading }) =>
    (["accuracy", "symmetricity", "irrelevance"] as const).map((which) => ({
      id: `${which}-${id}`,
      label: `${which}; ${name}`,
      value: short(reading[which]),
      seeds: 1,
      tolerance: 0.5,
    })),
  ),
];

/** Say in a few sentences what the figure shows. */
export function summarise({ p, seeds, forms }: Data): string {
  const sentences = forms.map(({ form, groups }) => {
    const of = (kind: Kind, id: string) => {
      const group = groups.find((each) => each.kind === kind)!;
      return median(quantities.find((each) => each.id === id)!.read(group, p));
    };
    const kept = ways.map((way) => percent(of("trained", `kept-${way}`)));
    return `${looksOfForm[form].name}: ${percent(of("trained", "accuracy"))} right, ${of("trained", "frequencies")} of ${(p - 1) / 2} frequencies, gradient symmetricity ${formatNumber(of("trained", "symmetricity"))} (untrained ${formatNumber(of("untrained", "symmetricity"))}), distance irrelevance ${formatNumber(of("trained", "irrelevance"))}; on the straight line between two seeds ${kept[0]} of the gain in loss is kept as they are, ${kept[1]} with units matched, ${kept[2]} with numbers renamed too.`;
  });
  return `Addition mod ${p}, ${seeds} seeds, medians. ${sentences.join(" ")}`;
}
