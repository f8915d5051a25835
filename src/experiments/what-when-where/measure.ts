/** @file The numbers of a run by name. */
import { median } from "#notation";
import type { Measured } from "../contract.ts";
import { bar } from "./gather.ts";
import { mean } from "./mean.ts";
import { bestLayer } from "./tables.ts";
import type { Data, Score } from "./types.ts";

/** Sums in float32 differ between machines, and now and then that tips the choice of a penalty. */
const tolerance = 0.05;

/** List what was measured at the last checkpoint probed; what is not known is left out. */
export function measure(data: Data): Measured[] {
  const { concepts, baselines, excess, scores, value } = data;
  const last = excess.at(-1)!;
  const standsOut = last.filter((bySet) => (mean(bySet) ?? 0) >= bar).length;
  const fit = value.at(-1)!;
  const chance = baselines.shuffled.filter((score) => score !== null);
  return [
    { ...single("probed", "Concepts that could be scored", known(last).length), tolerance: 0 },
    single("stand-out", `Concepts read at least ${bar} above every baseline`, standsOut),
    single("shuffled", "Mean score on shuffled labels, best layer", mean(chance) ?? 0),
    overSets("value-r2", "Share of the value head explained by the concepts", fit.concepts),
    overSets(
      "value-planes-r2",
      "Share of the value head explained by the input planes",
      fit.planes,
    ),
    overSets("value-both-r2", "Share of the value head explained by both together", fit.both),
    ...concepts.flatMap(({ id, title }, k) => {
      const bySet = last[k]!.filter((score) => score !== null);
      if (bySet.length === 0) return [];
      const best = bestLayer(data, scores.length - 1, k);
      return [
        single(`score-${id}`, `${title}, best layer`, best ?? 0),
        overSets(`excess-${id}`, `${title}, above the best baseline`, bySet),
      ];
    }),
    ...appearances(data),
  ];
}

function appearances({ concepts, appeared }: Data): Measured[] {
  return concepts.flatMap(({ id, title }, k) => {
    const games = (appeared[k] ?? []).filter((each) => each !== null);
    if (games.length === 0) return [];
    return [
      {
        id: `appears-${id}`,
        label: `${title}, first read after`,
        value: median(games),
        unit: "games",
        low: Math.min(...games),
        high: Math.max(...games),
        seeds: games.length,
        tolerance: 1,
      },
    ];
  });
}

const known = (rows: readonly (readonly Score[])[]) => rows.filter((bySet) => mean(bySet) !== null);

const single = (id: string, label: string, value: number): Measured => ({
  id,
  label,
  value,
  seeds: 1,
  tolerance,
});

const overSets = (id: string, label: string, values: readonly number[]): Measured => ({
  ...single(id, label, mean(values) ?? 0),
  ...(values.length > 1 ? { low: Math.min(...values), high: Math.max(...values) } : {}),
  seeds: values.length,
});
