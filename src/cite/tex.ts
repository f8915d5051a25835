/** @file Text for .bib files, which are read as UTF-8. */

const special: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Escape what TeX would take for a command. */
export const escapeTex = (text: string): string =>
  text.replace(/[\\~^&%$#_{}]/g, (sign) => special[sign] ?? `\\${sign}`);

/** Escape a title and keep its capitals, which many styles lower. */
export const texTitle = (title: string): string =>
  escapeTex(title).replace(/(?<=.)(?<![\p{L}\\])[\p{L}\p{N}-]*\p{Lu}[\p{L}\p{N}-]*/gu, "{$&}");
