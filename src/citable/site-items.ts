/** @file What can be cited outside the essays: points, positions, experiments and their results. */
import type { Debate, Point, Side } from "#content/points.ts";
import type { About, Recorded } from "#experiments/contract.ts";
import type { CitableItem } from "./item.ts";
import { describeMeasured } from "./reader-words.ts";

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

/** Make the items of an experiment: itself, each value of its recorded run, and of other presets those that an essay states. */
export function experimentItems(
  slug: string,
  about: About,
  recordings: readonly Recorded[],
  stated: ReadonlySet<string>,
  { site, ...edition }: SiteEdition,
): CitableItem[] {
  const url = new URL(`/experiments/${slug}/`, site).href;
  const results = recordings
    .filter(({ experiment }) => experiment === slug)
    .flatMap(({ preset, measured, recordedAt }) =>
      measured
        .filter(({ id }) => preset === "default" || stated.has(`${slug}/${preset} ${id}`))
        .map((value): CitableItem => {
          const isDefault = preset === "default";
          return {
            id: [slug, ...(isDefault ? [] : [preset]), value.id].join("-"),
            kind: "result",
            title: value.label,
            text: `${value.label}: ${describeMeasured(value)} (${runs(value.seeds)}, recorded run ${slug}/${preset})`,
            url: isDefault ? url : `${url}?preset=${preset}`,
            version: edition.version,
            date: recordedAt.slice(0, 10),
          };
        }),
    );
  const text = about.question;
  return [
    { id: `experiment-${slug}`, kind: "experiment", title: about.title, text, url, ...edition },
    ...results,
  ];
}

const runs = (seeds: number) => (seeds === 1 ? "1 seed" : `median of ${seeds} seeds`);
