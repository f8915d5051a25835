import type { Citation } from "../citation.ts";
import { readableMath } from "../readable-math.ts";
import type { Card } from "./draw-card.ts";

/** Say what the card of a thing shows. */
export function cardOf({ kind, title, text, container, publisher, version }: Citation): Card {
  const figure = title.match(/^(Figure \d+): (.*)$/);
  return {
    label: figure?.[1] ?? kind[0]?.toUpperCase() + kind.slice(1),
    words: figure?.[2] ?? (kind === "essay" ? title : readableMath(text)),
    container: container ?? (kind === "essay" ? readableMath(text) : publisher),
    edition: `${publisher} · version ${version}`,
  };
}
