/** @file The result in a few sentences. */
import { formatNumber } from "#notation";
import { models } from "./models.ts";
import type { Data } from "./types.ts";

/** Say what the run found. */
export function summarise({ chosen, dataSets, n, growth, selection }: Data): string {
  const { gap } = growth.find(({ model }) => model === chosen)!;
  const last = n.length - 1;
  const size = (i: number) => n[i]!.toLocaleString("en-US");
  const nats = (i: number) =>
    Math.abs(gap.mean[i]!) < 0.01 ? "less than 0.01" : formatNumber(gap.mean[i]!, 2);
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  const { bic, freeEnergy } = selection.picks;
  const differences = n.map((_, i) => Math.abs(bic.zero[i]! - freeEnergy.zero[i]!));
  const apart = differences.indexOf(Math.max(...differences));
  const hundred = n.indexOf(100);
  return [
    `For ${models[chosen].label.replace(/^[A-Z]/, (letter) => letter.toLowerCase())}, the mean of BIC less the free energy is ${nats(hundred)} nats at n = 100 and ${nats(last)} at n = ${size(last)}, over ${dataSets.toLocaleString("en-US")} data sets.`,
    `With a true effect of ${selection.effect}, at n = ${size(apart)} BIC picks “no effect” in ${percent(bic.zero[apart]!)} of them and the free energy in ${percent(freeEnergy.zero[apart]!)}; at the largest n the free energy picks the product in ${percent(freeEnergy.product[last]!)} and BIC in ${percent(bic.product[last]!)}.`,
  ].join(" ");
}
