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

/** A measured value, wherever it was read. */
export interface Amount {
  readonly value: number;
  readonly unit?: string | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** What is said of a measured value: the number with its unit, and its interval where it has one. */
export function measuredWords(
  { value, unit, low, high }: Amount,
  digits = 2,
): { readonly number: string; readonly interval: string } {
  const hasInterval = low !== undefined && high !== undefined && low !== high;
  return {
    number: [formatNumber(value, digits), unit].filter(Boolean).join(" "),
    interval: hasInterval ? `[${formatNumber(low, digits)}, ${formatNumber(high, digits)}]` : "",
  };
}

/** Write a measured value with its unit and interval. */
export function describeMeasured(amount: Amount, digits?: number): string {
  const { number, interval } = measuredWords(amount, digits);
  return interval ? `${number} ${interval}` : number;
}

/** Say over how many seeds a value was measured. */
export const describeSeeds = (count: number): string =>
  count === 1 ? "1 seed" : `median of ${count} seeds`;

/** Name a work by its authors and year. */
export function shortName(key: string, references: Referents["references"]): string {
  const work = references.find(({ id }) => id === key);
  if (!work)
    throw new Error(
      `Unknown citation "${key}"; references.bib has: ${references.map(({ id }) => id).join(", ")}`,
    );
  return work.short
    .replace(/<[^>]+>/g, "")
    .replace(/&(?:amp|#38);/g, "&")
    .replace(/&nbsp;/g, " ");
}

/** Find a value that a recorded run measured; an unknown one throws and says what there is. */
export function findValue(run: string, id: string, recordings: readonly Recorded[]): Measured {
  const nameOf = ({ experiment, preset }: Recorded) => `${experiment}/${preset}`;
  const recorded = recordings.find((candidate) => nameOf(candidate) === run);
  const value = recorded?.measured.find((measured) => measured.id === id);
  if (value) return value;
  const known = recorded
    ? recorded.measured.map((measured) => measured.id)
    : recordings.map(nameOf);
  throw new Error(`No recorded run "${run}" measured "${id}"; there is: ${known.join(", ")}`);
}
