/** @file The numbers of every panel as rows. */
import type { Table } from "../table.ts";
import { models } from "./models.ts";
import type { Data } from "./types.ts";

/** The criteria of the reader's model. */
export function growthTable({ chosen, dataSets, n, growth }: Data): Table {
  const shown = growth.find(({ model }) => model === chosen);
  return {
    caption: `${models[chosen].label}. Means over ${dataSets} data sets with the standard error of the free energy, in nats, less n times the loss of the truth`,
    columns: ["n", "free energy", "error", "BIC", "WBIC", "asymptote", "BIC − free energy"],
    rows: shown
      ? n.map((size, i) => [
          size,
          shown.freeEnergy.mean[i] ?? "",
          shown.freeEnergy.error[i] ?? "",
          shown.bic.mean[i] ?? "",
          shown.wbic.mean[i] ?? "",
          (shown.asymptote[i] ?? 0) + shown.constant,
          shown.gap.mean[i] ?? "",
        ])
      : [],
  };
}

/** How far BIC is off, for every model. */
export function gapTable({ n, growth }: Data): Table {
  return {
    caption: "BIC less free energy in nats: means and quartiles over data sets",
    columns: ["model", "n", "mean", "lower", "upper"],
    rows: growth.flatMap(({ model, gap }) =>
      n.map((size, i) => [
        models[model].label,
        size,
        gap.mean[i] ?? "",
        gap.low[i] ?? "",
        gap.high[i] ?? "",
      ]),
    ),
  };
}

/** Shares of the choices. */
export function selectionTable({ n, selection }: Data): Table {
  const { picks, agrees, effect } = selection;
  return {
    caption: `Shares of the data sets, true effect ${effect}: which model the free energy (F), BIC and WBIC pick`,
    columns: [
      "n",
      ...["F", "BIC", "WBIC"].flatMap((by) => [`${by}: none`, `${by}: product`, `${by}: plane`]),
      "BIC as F",
      "WBIC as F",
    ],
    rows: n.map((size, i) => [
      size,
      ...([picks.freeEnergy, picks.bic, picks.wbic] as const).flatMap((each) => [
        each.zero[i] ?? "",
        each.product[i] ?? "",
        each.plane[i] ?? "",
      ]),
      agrees.bic[i] ?? "",
      agrees.wbic[i] ?? "",
    ]),
  };
}
