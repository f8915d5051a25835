/** @file KaTeX's style sheet, cut down to what formulas need: a twentieth of its rules, and one format of its fonts. */

/** Collect the classes and the elements that formulas are made of. */
export function wordsOf(formulas: readonly string[]): Set<string> {
  const html = formulas.join("");
  const elements = [...html.matchAll(/<([a-z]+)/g)].map(([, name]) => name ?? "");
  const classes = [...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) =>
    (names ?? "").split(/\s+/).map((name) => `.${name}`),
  );
  return new Set(["body", ...elements, ...classes]);
}

/** Keep the rules that can match elements and classes of these words, and the fonts that those rules name, as woff2. */
export function trimKatexCss(css: string, words: ReadonlySet<string>): string {
  const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selectors, body]) => ({
    selectors: (selectors ?? "").split(","),
    body: body ?? "",
  }));
  const isFont = ({ selectors }: { selectors: string[] }) => selectors[0] === "@font-face";
  const kept = rules
    .filter((rule) => !isFont(rule))
    .map(({ selectors, body }) => ({
      selectors: selectors.filter((selector) => canMatch(selector, words)),
      body,
    }))
    .filter(({ selectors }) => selectors.length > 0)
    .map(({ selectors, body }) => `${selectors}{${body}}`)
    .join("");
  const fonts = rules
    .filter(isFont)
    .filter(({ body }) => new RegExp(`\\b${familyOf(body)}\\b`).test(kept))
    .map(({ body }) => `@font-face{${woff2Only(body)}}`);
  return fonts.join("") + kept;
}

function canMatch(selector: string, words: ReadonlySet<string>): boolean {
  const needed = selector.replace(/:[\w-]+(\([^)]*\))?/g, "").match(/\.?[a-z][\w-]*/gi) ?? [];
  return needed.every((word) => words.has(word));
}

const familyOf = (body: string) => /font-family:(\w+)/.exec(body)?.[1];

const woff2Only = (body: string) => body.replace(/(src:url\([^)]*\) format\("woff2"\))[^;]*/, "$1");
