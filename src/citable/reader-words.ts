import type { Measured, Recorded } from "#experiments/contract.ts";
import { formatNumber } from "#notation";
import type { Speak } from "./plain-text.ts";
import { findTarget, type Targets } from "./target.ts";

/** What the elements of an essay refer to. */
export interface Referents {
  readonly references: readonly { readonly id: string; readonly short: string }[];
  readonly recordings: readonly Recorded[];
  readonly targets: Targets;
}

/** Say a reference in an essay as a reader sees it: the number that was measured, author and year, the figure's number. */
export const readerWords =
  (slug: string, { references, recordings, targets }: Referents): Speak =>
  (name, { of = "", at, value = "", digits = "2", to = "", id = "" }) => {
    switch (name) {
      case "Cite": {
        const works = of.split(/\s+/).map((key) => shortName(key, references));
        return `(${works.join("; ")}${at ? `, ${at}` : ""})`;
      }
      case "Measured":
        return describeMeasured(findValue(of, value, recordings), Number(digits));
      case "Ref":
        return findTarget(to, slug, targets).words;
      case "Term":
        return targets.get(`term-${id}`)?.words ?? "";
      default:
        return "";
    }
  };

/** Write a measured value with its unit and interval. */
export function describeMeasured({ value, unit, low, high }: Measured, digits = 2): string {
  const number = `${formatNumber(value, digits)}${unit ? ` ${unit}` : ""}`;
  if (low === undefined || high === undefined || low === high) return number;
  return `${number} [${formatNumber(low, digits)}, ${formatNumber(high, digits)}]`;
}

function shortName(key: string, references: Referents["references"]): string {
  const work = references.find(({ id }) => id === key);
  if (!work) throw new Error(`Unknown citation "${key}"; references.bib has no such key`);
  return work.short
    .replace(/<[^>]+>/g, "")
    .replace(/&(?:amp|#38);/g, "&")
    .replace(/&nbsp;/g, " ");
}

function findValue(run: string, id: string, recordings: readonly Recorded[]): Measured {
  const recorded = recordings.find(({ experiment, preset }) => `${experiment}/${preset}` === run);
  const value = recorded?.measured.find((measured) => measured.id === id);
  if (!value) throw new Error(`No recorded run "${run}" measured "${id}"`);
  return value;
}
