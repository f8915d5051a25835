/** @file The numbers of a run that prose may cite. */
import type { Measured } from "../contract.ts";
import { candidateLabels, candidates } from "./candidates.ts";
import { criteria } from "./criteria.ts";
import { asymptoticFrom } from "./growth.ts";
import { dimension, models } from "./models.ts";
import type { Chooser, Column, Data, Growth } from "./types.ts";

/** The same seed draws the same data sets everywhere; only the last digits of functions differ between machines. */
const tolerance = 0.01;

type Value = Omit<Measured, "seeds" | "tolerance">;

/** Sizes at which values are reported, as far as the run goes. */
const reported = {
  criteria: ["1e2", "1e4", "1e6"],
  gap: ["1e2", "1e3", "1e4", "1e5", "1e6"],
  choice: ["1e3", "1e5"],
};

const placesOf = (n: readonly number[], ids: readonly string[]) =>
  ids
    .map((id) => ({
      id,
      i: n.indexOf(Number(id)),
      at: `at n = ${Number(id).toLocaleString("en-US")}`,
    }))
    .filter(({ i }) => i >= 0);

/** List every measured value. */
export function measure({ chosen, dataSets, n, growth, selection }: Data): Measured[] {
  const shown = growth.find(({ model }) => model === chosen)!;
  const values: Value[] = [
    ...theory(shown, n),
    ...againstSize(shown, n),
    ...growth.flatMap(({ model, gap }) =>
      atSize(
        `bic-gap-${model}-1e4`,
        `BIC less free energy at n = 10,000, ${models[model].label}`,
        gap,
        n.indexOf(10_000),
      ),
    ),
    ...choices(selection, n),
  ];
  return values.map((value) => ({ ...value, seeds: dataSets, tolerance: toleranceOf(value.id) }));
}

/** A share of data sets can move by a few that were on the edge. */
const toleranceOf = (id: string): number => (/-picks-|-agrees-/.test(id) ? 0.1 : tolerance);

const atSize = (id: string, label: string, { mean, low, high }: Column, i: number): Value[] => [
  { id, label, value: mean[i]!, low: low[i]!, high: high[i]!, unit: "nats" },
];

function againstSize({ freeEnergy, bic, wbic, gap }: Growth, n: readonly number[]): Value[] {
  return [
    ...placesOf(n, reported.criteria).flatMap(({ i, id, at }) => [
      ...atSize(`free-energy-${id}`, `Free energy ${at}`, freeEnergy, i),
      ...atSize(`bic-${id}`, `BIC ${at}`, bic, i),
      ...atSize(`wbic-${id}`, `WBIC ${at}`, wbic, i),
    ]),
    ...placesOf(n, reported.gap).flatMap(({ i, id, at }) =>
      atSize(`bic-gap-${id}`, `BIC less free energy ${at}`, gap, i),
    ),
  ];
}

function theory({ model, freeEnergy, asymptote, constant }: Growth, n: readonly number[]): Value[] {
  const { lambda, multiplicity } = models[model];
  const last = n.length - 1;
  const slope = (values: readonly number[]) =>
    (values[last]! - values[last - 4]!) / Math.log(n[last]! / n[last - 4]!);
  const misses = n.flatMap((size, i) =>
    size >= asymptoticFrom ? [Math.abs(freeEnergy.mean[i]! - asymptote[i]! - constant)] : [],
  );
  return [
    { id: "lambda", label: "Learning coefficient λ at the truth, from theory", value: lambda },
    { id: "multiplicity", label: "Multiplicity m at the truth, from theory", value: multiplicity },
    { id: "half-parameters", label: "Half of the parameters, as BIC has it", value: dimension / 2 },
    {
      id: "free-energy-slope",
      label: "Slope of the free energy against log n over the last two decades",
      value: slope(freeEnergy.mean),
    },
    { id: "asymptote-slope", label: "Slope of the asymptote there", value: slope(asymptote) },
    {
      id: "asymptote-constant",
      label: "Constant of the asymptote, fitted",
      value: constant,
      unit: "nats",
    },
    {
      id: "asymptote-error",
      label: "Largest distance of the mean free energy from the asymptote, from n = 1,000",
      value: Math.max(...misses),
      unit: "nats",
    },
  ];
}

const names: Readonly<Record<Chooser, readonly [id: string, label: string]>> = {
  freeEnergy: ["bayes", "Free energy"],
  bic: ["bic", "BIC"],
  wbic: ["wbic", "WBIC"],
};

function choices({ picks, agrees }: Data["selection"], n: readonly number[]): Value[] {
  return placesOf(n, reported.choice).flatMap(({ i, id, at }) => {
    return [
      ...criteria.flatMap((criterion) =>
        candidates.map((candidate) => ({
          id: `${names[criterion][0]}-picks-${candidate}-${id}`,
          label: `Share in which ${names[criterion][1]} picks ${candidateLabels[candidate]} ${at}`,
          value: picks[criterion][candidate][i]!,
        })),
      ),
      {
        id: `bic-agrees-${id}`,
        label: `Share in which BIC picks as Bayes does ${at}`,
        value: agrees.bic[i]!,
      },
      {
        id: `wbic-agrees-${id}`,
        label: `Share in which WBIC picks as Bayes does ${at}`,
        value: agrees.wbic[i]!,
      },
    ];
  });
}
