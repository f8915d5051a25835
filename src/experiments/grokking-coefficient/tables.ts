/** @file The numbers of the panel as rows. */
import type { Table } from "../table.ts";
import type { Data } from "./types.ts";

const short = (value: number) => Number(value.toPrecision(3));

/** Every network at every step that was looked at. */
export const courseTable = ({ p, courses }: Data): Table => ({
  caption: `Addition mod ${p}: the estimated coefficient over training`,
  columns: [
    "weight decay",
    "step",
    "seed",
    "training loss",
    "training accuracy",
    "held-out accuracy",
    "λ̂",
    "diagnostics",
  ],
  rows: courses.flatMap(({ kind, steps, trainLoss, trainAccuracy, heldOut, lambda, flagged }) =>
    steps.flatMap((step, i) =>
      lambda[i]!.map((value, seed) => [
        kind === "decay" ? "yes" : "no",
        step,
        seed + 1,
        ...[trainLoss, trainAccuracy, heldOut].map((values) => short(values[i]![seed]!)),
        short(value),
        flagged[i]![seed] === 1 ? "fail" : "pass",
      ]),
    ),
  ),
});
