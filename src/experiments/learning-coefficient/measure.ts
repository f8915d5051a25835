/** @file The numbers that prose and the command line read. */
import { formatNumber } from "#notation";
import type { Measured } from "../contract.ts";
import { dataSets } from "./model.ts";
import type { Entry, Study } from "./types.ts";

const measured = (id: string, label: string, value: number, tolerance = 0): Measured => ({
  id,
  label,
  value: Number(value.toPrecision(5)),
  seeds: dataSets,
  tolerance,
});

const quartile = (values: readonly number[], part: number) => {
  const at = Math.round(part * (values.length - 1));
  return Number(values.toSorted((a, b) => a - b)[at]!.toPrecision(5));
};

/** Write down what one model measured. */
export function measureStudy(study: Study): Measured[] {
  const { exact, hessian, parameters } = study;
  const { rHat } = study;
  return [
    {
      ...measured("lambda", "Learning coefficient, extrapolated", study.lambda, 0.1),
      low: quartile(study.byDataSet, 0.25),
      high: quartile(study.byDataSet, 0.75),
    },
    measured("lambda-raw", "At the coldest temperature", study.energy.at(-1)!, 0.15),
    measured("multiplicity", "Multiplicity that fits best", study.multiplicity, 1),
    ...(exact
      ? [
          measured("lambda-exact", "Learning coefficient, exact", exact.lambda),
          measured("multiplicity-exact", "Multiplicity, exact", exact.multiplicity),
        ]
      : []),
    measured("parameters", "Parameters", parameters),
    measured("half-parameters", "Half the parameters, as BIC counts", parameters / 2),
    ...(hessian
      ? [
          measured("hessian-rank", "Rank of the Hessian at w*", hessian.rank, 0.1),
          measured("hessian-trace", "Trace of the Hessian at w*", hessian.trace, 0.1),
        ]
      : []),
    measured("worst-r-hat", "Largest R̂", Math.max(...rHat), 0.2),
    measured("failed-diagnostics", "Diagnostics failed", study.problems.length, 1),
  ];
}

/** Write down how the table came out. */
export function measureTable(entries: readonly Entry[]): Measured[] {
  const count = (holds: (entry: Entry) => boolean) => entries.filter(holds).length;
  const errors = entries.map(({ lambda, exact }) => Math.abs(lambda - exact) / exact);
  return [
    measured("models", "Models", entries.length),
    measured(
      "within",
      "Within 10 % or 0.1 of the exact value",
      count((e) => e.within),
      0.1,
    ),
    measured(
      "flagged",
      "Failed their own diagnostics",
      count((e) => e.problems.length > 0),
      1,
    ),
    measured(
      "unflagged-misses",
      "Outside, and not flagged",
      count((e) => !e.within && e.problems.length === 0),
      1,
    ),
    measured("raw-within", "Within by the raw estimate", count(isRawWithin), 0.2),
    measured("median-error", "Median relative error", median(errors), 1),
    measured(
      "multiplicity-right",
      "With the exact multiplicity",
      count((e) => e.multiplicity === e.exactMultiplicity),
      0.3,
    ),
  ];
}

const isRawWithin = ({ raw, exact }: Entry) => Math.abs(raw - exact) <= Math.max(0.1, 0.1 * exact);

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** Say in a sentence what one model's figure shows. */
export function summariseStudy(study: Study): string {
  const { label, parameters, lambda, exact, problems, byDataSet } = study;
  const spread = `${formatNumber(Math.min(...byDataSet), 3)} to ${formatNumber(Math.max(...byDataSet), 3)}`;
  const truth = exact ? `; the exact value is ${formatNumber(exact.lambda, 3)}` : "";
  const verdict =
    problems.length === 0
      ? "All diagnostics are passed."
      : `Not to be trusted: ${problems.join("; ")}.`;
  return `For ${label} with ${parameters} parameters, the estimate is λ = ${formatNumber(lambda, 3)} (${spread} over ${dataSets} data sets)${truth}. Half the parameters would be ${formatNumber(parameters / 2, 3)}. ${verdict}`;
}

/** Say in a sentence how the table came out. */
export function summariseTable(entries: readonly Entry[]): string {
  const within = entries.filter((entry) => entry.within).length;
  const flagged = entries.filter((entry) => entry.problems.length > 0);
  const silent = entries.filter((entry) => !entry.within && entry.problems.length === 0);
  return `${within} of ${entries.length} models come out within 10 % or 0.1 of the exact coefficient. ${flagged.length} fail their own diagnostics, and ${silent.length} ${silent.length === 1 ? "is" : "are"} outside without a warning.`;
}
