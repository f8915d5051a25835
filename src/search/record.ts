/** @file What a reader can find by its words, made of the index of citable things. */
import type { CitableItem } from "#citable/item.ts";
import { readableMath } from "#cite/readable-math.ts";
import type { Debate, Point } from "#content/points.ts";

/** One result of a search. */
export interface SearchRecord {
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  /** Where it stands within the site. */
  readonly address: string;
  /** The essay that holds it. */
  readonly place?: string;
}

/** Paragraphs are found with their section, measured values with their experiment; a formula has no words. */
const kinds: Readonly<Record<string, string>> = {
  essay: "Essay",
  section: "Section",
  claim: "Claim",
  figure: "Figure",
  point: "Point",
  position: "Position",
  term: "Term",
  experiment: "Experiment",
};

/** Make a record of each thing that has words of its own. */
export function searchRecords(items: readonly CitableItem[], debate: Debate): SearchRecord[] {
  const titles = new Map(items.map(({ id, title }) => [id, title]));
  const parts = Map.groupBy(
    items.filter(({ kind }) => kind === "paragraph" || kind === "result"),
    holderOf,
  );
  const discussions = new Map(debate.points.map((point) => [`point-${point.id}`, point]));
  return items.flatMap((item) => {
    const kind = kinds[item.kind];
    if (!kind) return [];
    const point = discussions.get(item.id);
    const texts = [
      // The text of a section is its title.
      ...(item.kind === "section" ? [] : [item.text]),
      ...(point ? discussionOf(point, debate) : []),
      ...new Set((parts.get(item.id) ?? []).map(wordsOf)),
    ];
    const place = item.essay && titles.get(item.essay);
    return {
      kind,
      title: readableMath(item.title),
      text: texts.map(readableMath).join(" "),
      address: addressOf(item.url),
      ...(place && { place }),
    };
  });
}

/** A paragraph belongs to its section, or before the first to its essay; a result to its experiment. */
const holderOf = ({ kind, section, essay, url }: CitableItem) =>
  kind === "result" ? `experiment-${new URL(url).pathname.split("/")[2]}` : (section ?? essay);

/** What a point says beside its question and the positions, which are found by themselves. */
function discussionOf({ since = "", moves, section }: Point, { sections }: Debate): string[] {
  const place = sections.find(({ id }) => id === section)?.title;
  return [since, moves.S, moves.B, `In the transcript: ${place}.`];
}

/** The name of a measured value says what can be looked for. */
const wordsOf = ({ kind, title, text }: CitableItem) => (kind === "result" ? `${title}.` : text);

function addressOf(url: string): string {
  const { pathname, search, hash } = new URL(url);
  return pathname + search + hash;
}
