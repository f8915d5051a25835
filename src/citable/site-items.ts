/** @file What can be cited outside the essays: points, positions, terms, experiments and their results. */
import type { Term } from "#content/glossary.ts";
import type { Debate, Point, Side } from "#content/points.ts";
import type { About, Recorded } from "#experiments/contract.ts";
import type { CitableItem } from "./item.ts";
import { describeMeasured, describeSeeds } from "./reader-words.ts";
import { resultId } from "./result-id.ts";

/** The address, version and date of the site. */
export interface SiteEdition {
  readonly site: string;
  readonly version: string;
  readonly date: string;
}

const holders: Record<Side, string> = { S: "Segerie", B: "Bushnaq", C: "Commenters" };

/** Make the items of the debate: each point, and each position on it. */
export function pointItems({ points }: Debate, { site, ...edition }: SiteEdition): CitableItem[] {
  return points.flatMap((point) => {
    const { id, title, question } = point;
    const url = new URL(`/points/${id}/`, site).href;
    const item = {
      id: `point-${id}`,
      kind: "point",
      title,
      text: question,
      url,
      ...edition,
    } as const;
    return [item, ...positionsOn(point, url, edition)];
  });
}

function positionsOn(
  { id, title, claims }: Point,
  url: string,
  edition: Omit<SiteEdition, "site">,
): CitableItem[] {
  return (["S", "B", "C"] as const).flatMap((side) => {
    const claim = claims[side];
    if (!claim) return [];
    const letter = side.toLowerCase();
    return {
      id: `position-${id}-${letter}`,
      kind: "position" as const,
      title: `${title}: ${holders[side]}`,
      text: claim.text,
      url: `${url}#${letter}`,
      ...edition,
    };
  });
}

/** Make the items of the glossary. */
export const termItems = (
  terms: readonly Term[],
  { site, ...edition }: SiteEdition,
): CitableItem[] =>
  terms.map(({ id, term, definition }) => ({
    id: `term-${id}`,
    kind: "term",
    title: term,
    text: definition,
    url: new URL(`/glossary/#${id}`, site).href,
    ...edition,
  }));

/** Make the items of an experiment: itself, each value of its default run, and of other runs the results asked for by id. */
export function experimentItems(
  slug: string,
  about: About,
  recordings: readonly Recorded[],
  results: ReadonlySet<string>,
  { site, ...edition }: SiteEdition,
): CitableItem[] {
  const url = new URL(`/experiments/${slug}/`, site).href;
  const { title, question } = about;
  const measured = recordings
    .filter(({ experiment }) => experiment === slug)
    .flatMap((recorded) => resultsOf(recorded, about, url, edition.version))
    .filter(({ id, url: at }) => at === url || results.has(id));
  const experiment = { id: `experiment-${slug}`, kind: "experiment", title, url } as const;
  return [{ ...experiment, text: question, ...edition }, ...measured];
}

function resultsOf(
  { experiment, preset, measured, recordedAt }: Recorded,
  about: About,
  url: string,
  version: string,
): CitableItem[] {
  const run = `${experiment}/${preset}`;
  const setting = about.presets[preset]?.label ?? preset;
  return measured.map((result) => {
    const { id, label, tolerance: _, ...facts } = result;
    return {
      id: resultId(run, id),
      kind: "result",
      title: `${label} (${setting})`,
      text: `${label}: ${describeMeasured(result)} (${describeSeeds(facts.seeds)}, recorded run ${run})`,
      url: preset === "default" ? url : `${url}?preset=${preset}`,
      version,
      date: recordedAt.slice(0, 10),
      measured: { run, ...facts },
    };
  });
}
