/** @file Links to quoted words: a browser that understands them scrolls there and marks them. */

/** What a reader selected, as runs of plain words; a formula or a note between them ends a run. */
export interface Selected {
  readonly runs: readonly string[];
  /** The words before, in the same run of text. */
  readonly before: string;
}

/** From this many words on, only the ends are named. */
const longest = 10;
const atEnd = 5;

/** Write the text directive of a fragment; none where nothing plain was selected. The words before are named if the text starts alike elsewhere. */
export function textDirective(
  { runs, before }: Selected,
  isAmbiguous: (start: string) => boolean,
): string | undefined {
  const words = runs.map(wordsOf).filter(({ length }) => length > 0);
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return undefined;
  const isShort = words.length === 1 && first.length <= longest;
  const start = (isShort ? first : first.slice(0, atEnd)).join(" ");
  const end = isShort ? "" : `,${encode(last.slice(-atEnd).join(" "))}`;
  const context = isAmbiguous(start) ? wordsOf(before).slice(-atEnd).join(" ") : "";
  return `:~:text=${context && `${encode(context)}-,`}${encode(start)}${end}`;
}

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== "");

/** Dashes, commas and ampersands part the terms of a directive. */
const encode = (text: string) => encodeURIComponent(text).replaceAll("-", "%2D");
