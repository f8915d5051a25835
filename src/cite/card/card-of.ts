import type { Citation } from "../citation.ts";
import { readableMath } from "../readable-math.ts";
import type { Card } from "./draw-card.ts";

/** Say what the card of a thing shows. */
export function cardOf(citation: Citation): Card {
  const { kind, title, text, container, publisher, version } = citation;
  const isEssay = kind === "essay";
  const caption = title.match(/^Figure \d+: (.*)$/)?.[1];
  return {
    label: labelOf(citation),
    words: caption ?? (isEssay ? title : readableMath(text)),
    container: container ?? (isEssay ? readableMath(text) : publisher),
    edition: `${publisher} · version ${version}`,
  };
}

/** Name what it is: a figure by its number, a position by its holder, whose words it is not. */
function labelOf({ kind, title }: Citation): string {
  if (kind === "figure") return title.replace(/:.*/, "");
  if (kind === "position") return `Position of ${title.replace(/.*: /, "")}, in our words`;
  return `${kind[0]?.toUpperCase()}${kind.slice(1)}`;
}
