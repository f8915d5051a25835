/** @file Text for .bib files, which are read as UTF-8. */

const special: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Escape what TeX would take for a command, and part the signs that it would join to a dash or a quotation mark. */
export const escapeTex = (text: string): string =>
  text
    .replace(/[\\~^&%$#_{}]/g, (sign) => special[sign] ?? `\\${sign}`)
    .replace(/([-'`,<>])(?=\1)|[?!](?=`)/g, "$&{}");

/** Escape a title and keep its capitals, which many styles lower. */
export const texTitle = (title: string): string =>
  escapeTex(title).replace(/(?<=.)(?<![\p{L}\\])[\p{L}\p{N}-]*\p{Lu}[\p{L}\p{N}-]*/gu, "{$&}");
