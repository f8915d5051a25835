/** @file The numbers of every panel as rows. */
import { formatNumber } from "#notation";
import type { Table } from "../table.ts";
import { countedLambda } from "./counting.ts";
import { localSlopes } from "./slopes.ts";
import type { Data } from "./types.ts";

/** What the picture of the loss shows, in numbers. */
export function landscapeTable({ formula, exact, fit }: Data): Table {
  return {
    caption: `The exponents of the loss ${formula}`,
    columns: ["", "λ", "m"],
    rows: [
      ...(fit ? [["fitted", fit.lambda.value, fit.multiplicity]] : []),
      ...(exact
        ? [
            ["exact", exact.lambda, exact.multiplicity],
            ["counting flat directions", countedLambda(exact), 1],
          ]
        : []),
    ],
  };
}

/** The volume at every tolerance. */
export function volumeTable({ formula, volumes }: Data): Table {
  const { epsilon, volume, unsure, exact } = volumes;
  return {
    caption: `Volume of the set where the loss ${formula} is below ε`,
    columns: ["ε", "volume", "uncertain share", "closed form"],
    rows: epsilon.map((e, i) => [
      formatNumber(e, 2),
      volume[i] ?? "",
      unsure[i] ?? "",
      exact[i] ?? "",
    ]),
  };
}

/** The slope between neighbouring tolerances. */
export function slopeTable({ formula, volumes }: Data): Table {
  const { at, slope } = localSlopes(volumes);
  return {
    caption: `Slope of log volume against log ε, for the loss ${formula}`,
    columns: ["ε", "slope"],
    rows: at.map((e, i) => [formatNumber(e, 2), slope[i] ?? ""]),
  };
}
