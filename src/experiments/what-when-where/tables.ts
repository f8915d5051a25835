/** @file The numbers of each panel as rows. */
import { formatNumber } from "#notation";
import type { Table } from "../table.ts";
import { mean } from "./mean.ts";
import { afterGames } from "./summarise.ts";
import type { Data, Score } from "./types.ts";

/** Write a score; a dash where the held-out positions could not tell. */
export const scoreText = (score: Score): string =>
  score === null ? "–" : (Math.round(100 * score) / 100).toFixed(2).replace("-", "−");

/** Write a score above a baseline, with its sign. */
export const excessText = (score: Score): string =>
  score === null ? "–" : score >= 0.005 ? `+${scoreText(score)}` : scoreText(score);

/** Scores and baselines of every concept at the last checkpoint probed. */
export function mapTable({ concepts, layers, scores, baselines, excess, games }: Data): Table {
  return {
    caption: `What can be read from the network, ${afterGames(games.at(-1)!)}: R², or for yes-or-no concepts 2 AUROC − 1`,
    columns: [
      "Concept",
      "Kind",
      "Input planes",
      "Untrained",
      "Shuffled",
      ...layers.map((layer) => layer[0]!.toUpperCase() + layer.slice(1)),
      "Above the best baseline",
    ],
    rows: concepts.map(({ title, kind }, k) => [
      title,
      kind === "binary" ? "yes or no" : "number",
      scoreText(baselines.planes[k]!),
      scoreText(baselines.untrained[k]!),
      scoreText(baselines.shuffled[k]!),
      ...scores.at(-1)!.map((layer) => scoreText(layer[k]!)),
      excessText(mean(excess.at(-1)![k]!)),
    ]),
  };
}

/** The excess of every concept at every checkpoint, and when it appeared. */
export function trainingTable({ concepts, games, excess, appeared, sets }: Data): Table {
  return {
    caption: `Best layer less best baseline by games of training; mean of ${sets} ${sets === 1 ? "set" : "sets"} of positions`,
    columns: ["Concept", ...games.map((each) => each.toLocaleString("en-US")), "Appears"],
    rows: concepts.map(({ title }, k) => [
      title,
      ...excess.map((rows) => excessText(mean(rows[k]!))),
      appearsText(appeared[k] ?? []),
    ]),
  };
}

/** Say when a concept appeared, over the sets. */
export function appearsText(games: readonly (number | null)[]): string {
  const known = games.filter((each) => each !== null);
  if (known.length === 0) return "–";
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const span =
    least === most
      ? least.toLocaleString("en-US")
      : `${least.toLocaleString("en-US")}–${most.toLocaleString("en-US")}`;
  return known.length < games.length ? `${span}, in ${known.length} of ${games.length} sets` : span;
}

/** What explains the value head at every checkpoint. */
export function valueTable({ games, value, concepts }: Data): Table {
  const title = (id: string) => concepts.find((concept) => concept.id === id)?.title ?? id;
  return {
    caption: "Value head by sparse regression on the concepts, held out",
    columns: [
      "Games",
      "R² of concepts",
      "Unexplained",
      "R² of input planes",
      "R² of both",
      "Concepts used",
      "Largest weights",
    ],
    rows: value.map(({ concepts: fits, planes, both, terms }, c) => [
      games[c]!.toLocaleString("en-US"),
      scoreText(mean(fits)),
      scoreText(1 - (mean(fits) ?? 0)),
      scoreText(mean(planes)),
      scoreText(mean(both)),
      terms.length,
      terms
        .slice(0, 5)
        .map(({ id, weight }) => `${title(id)} ${formatNumber(weight, 2)}`)
        .join("; "),
    ]),
  };
}

/** A layer's score of a concept less the best baseline, both means over the sets. */
export function aboveBaseline(data: Data, checkpoint: number, layer: number, k: number): Score {
  const score = data.scores[checkpoint]?.[layer]?.[k] ?? null;
  const baseline = data.baselines.best[k] ?? null;
  return score === null || baseline === null ? null : score - baseline;
}

/** The best layer's score of a concept. */
export function bestLayer({ scores }: Data, checkpoint: number, k: number): Score {
  const known = scores[checkpoint]!.map((layer) => layer[k]!).filter((score) => score !== null);
  return known.length > 0 ? Math.max(...known) : null;
}
