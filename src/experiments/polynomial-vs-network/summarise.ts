/** @file The result in one sentence. */
import { powerOfTen } from "#notation";
import type { Measured } from "../contract.ts";
import type { PolynomialId } from "./types.ts";

/** Write a number for a sentence: two digits, or a power of ten where it has left all proportion. */
function inWords(value: number): string {
  if (value < 1e4) return String(Number(value.toPrecision(2)));
  return `about ${powerOfTen(Math.round(Math.log10(value)))}`;
}

/** Say what the run found. */
export function summarise(
  measured: readonly Measured[],
  chosen: PolynomialId,
  parameters: number,
): string {
  const value = (id: string) => inWords(measured.find((entry) => entry.id === id)!.value);
  const errors = (id: string) =>
    `${value(`${id}-inside`)} inside and ${value(`${id}-outside`)} outside`;
  const bits = (id: string) =>
    measured.find((entry) => entry.id === `${id}-bits`)!.value.toFixed(0);
  return [
    `With ${parameters} parameters each, the median squared error is ${errors("network")} the sampled interval`,
    `for the network, ${errors(chosen)} for the polynomial, and ${errors("wide")} for a polynomial with a tuned prior;`,
    `the labels take ${bits("network")}, ${bits(chosen)} and ${bits("wide")} bits, and ${bits("constant")} without a model.`,
  ].join(" ");
}
