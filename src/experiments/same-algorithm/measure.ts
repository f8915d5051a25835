/** @file The numbers that prose and the command line read, and the sentences that say what the figure shows. */
import { formatNumber, median, quantile } from "#notation";
import type { Measured } from "../contract.ts";
import { type Kind, percent } from "../network-kinds.ts";
import { verdictsOf } from "./claims.ts";
import { looksOfForm } from "./looks.ts";
import { type Quantity, quantities } from "./quantities.ts";
import { type Data, type Form, type FormData, type Group, ways } from "./types.ts";

const short = (value: number) => Number(value.toPrecision(4));

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
