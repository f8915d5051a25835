/** @file How the criteria grow with n where the truth is 0. */
import type { Random } from "#random";
import { columnOf } from "./columns.ts";
import type { Criteria } from "./criteria.ts";
import { sampler } from "./evaluate.ts";
import { asymptoteOf, type ModelName } from "./models.ts";
import type { Growth } from "./types.ts";

/** From here on the asymptote is fitted and judged. */
export const asymptoticFrom = 1000;

/** Compute the criteria of a model on as many data sets as asked, for one n. */
export function sample(model: ModelName, n: number, dataSets: number, random: Random): Criteria[] {
  const draw = sampler(model, n);
  const stream = random.fork(`${model}/${n}`);
  return Array.from({ length: dataSets }, () => draw(stream));
}

/** Summarise the samples of a model, a list for each n. */
export function growthOf(
  model: ModelName,
  n: readonly number[],
  samples: readonly (readonly Criteria[])[],
): Growth {
  const column = (value: (each: Criteria) => number) =>
    columnOf(samples.map((list) => list.map(value)));
  const freeEnergy = column((each) => each.freeEnergy);
  const asymptote = n.map((size) => asymptoteOf(model, size));
  const rest = n.flatMap((size, i) =>
    size >= asymptoticFrom ? [freeEnergy.mean[i]! - asymptote[i]!] : [],
  );
  return {
    model,
    freeEnergy,
    bic: column(({ bic }) => bic),
    wbic: column(({ wbic }) => wbic),
    gap: column((each) => each.bic - each.freeEnergy),
    asymptote,
    constant: rest.reduce((sum, value) => sum + value, 0) / Math.max(rest.length, 1),
  };
}
