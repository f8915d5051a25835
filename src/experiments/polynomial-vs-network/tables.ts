/** @file The numbers of every panel as rows. */
import type { Table } from "../table.ts";
import type { Data } from "./types.ts";

/** The errors of every curve of the first data set. */
export function fitTable({ fit }: Data): Table {
  return {
    caption: `Mean squared errors on one data set; every model has ${fit.parameters} parameters`,
    columns: ["model", "on the samples", "inside", "outside"],
    rows: fit.curves.map(({ label, train, inside, outside }) => [label, train, inside, outside]),
  };
}

/** The median errors at every number of parameters. */
export function sweepTable({ sweep }: Data): Table {
  return {
    caption: `Median errors over data sets of ${sweep.samples} samples, with quartiles`,
    columns: ["model", "parameters", "inside", "lower", "upper", "outside", "lower ", "upper "],
    rows: sweep.lines.flatMap(({ label, parameters, inside, outside }) =>
      parameters.map((count, i) => [
        label,
        count,
        ...[inside, outside].flatMap(({ median, low, high }) => [
          median[i] ?? "",
          low[i] ?? "",
          high[i] ?? "",
        ]),
      ]),
    ),
  };
}

/** The bits for all labels. */
export function bitsTable({ coding }: Data): Table {
  return {
    caption: `Bits to code all labels to the nearest ${coding.precision}, median and quartiles over data sets`,
    columns: ["model", "bits", "lower", "upper"],
    rows: coding.lines.map(({ label, bits }) => [
      label,
      bits.median.at(-1) ?? "",
      bits.low.at(-1) ?? "",
      bits.high.at(-1) ?? "",
    ]),
  };
}
