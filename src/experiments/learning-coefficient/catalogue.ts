/** @file The models of the table; all have a known coefficient, and the reduced-rank cases are drawn at random. */
import type { Random } from "#random";
import { crossingModel } from "./crossing.ts";
import { linearModel } from "./linear.ts";
import type { Model } from "./model.ts";
import { superpositionModel } from "./superposition.ts";
import { tanhModel } from "./tanh.ts";

export interface CatalogueEntry {
  readonly family: string;
  readonly model: Model;
}

const samples = 1000;
const regulars = [1, 4, 20, 60, 100];
const crossings = [[1, 1], [1, 2], [2], [1, 1, 1], [2, 2]];
const deep: readonly { widths: readonly number[]; rank: number }[] = [
  { widths: [1, 1, 1, 1], rank: 0 },
  { widths: [2, 2, 2, 2], rank: 0 },
  { widths: [2, 2, 2, 2], rank: 1 },
  { widths: [4, 3, 3, 4], rank: 1 },
  { widths: [5, 5, 5, 5], rank: 2 },
  { widths: [8, 6, 6, 6, 8], rank: 2 },
];
const tanhUnits = [1, 2, 3, 4];
const polygons = [5, 6];
/** Largest widths of the random cases, two draws of each, and one that is as large as the largest. */
const reach = [3, 5, 8, 12];
const largest = { widths: [14, 10, 14], rank: 1 };

/** List the models. */
export function catalogue(random: Random): CatalogueEntry[] {
  const linear = (widths: readonly number[], rank: number) =>
    linearModel({ widths, rank, samples, away: 0 });
  const own = random.fork("catalogue");
  const reduced = [
    ...reach.flatMap((most) => [most, most]).map((most) => drawReducedRank(own, most)),
    largest,
  ];
  return [
    ...regulars.map((d) => ({ family: "regular", model: linear([d, 1], 0) })),
    ...crossings.map((exponents) => ({
      family: "normal crossing",
      model: crossingModel({ exponents, samples, away: 0 }),
    })),
    ...reduced.map(({ widths, rank }) => ({ family: "reduced rank", model: linear(widths, rank) })),
    ...deep.map(({ widths, rank }) => ({ family: "deep linear", model: linear(widths, rank) })),
    ...tanhUnits.map((hidden) => ({
      family: "tanh",
      model: tanhModel({ hidden, rank: 0, away: 0 }),
    })),
    ...polygons.map((sides) => ({ family: "superposition", model: superpositionModel(sides) })),
  ];
}

/** Draw widths up to a limit and a rank that they allow. */
export function drawReducedRank(random: Random, most: number) {
  const widths = Array.from({ length: 3 }, () => 1 + random.integer(most));
  return { widths, rank: random.integer(Math.min(...widths) + 1) };
}
