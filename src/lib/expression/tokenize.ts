/** @file Text to words: numbers, names and signs, each with its place. */

export interface Token {
  readonly kind: "number" | "name" | "sign" | "end";
  readonly text: string;
  /** Place of the first character, counted from 1. */
  readonly position: number;
}

const patterns = [
  ["number", /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ["name", /[A-Za-z][A-Za-z0-9]*/y],
  ["sign", /[-+*/^()]/y],
] as const;

/** Split a text; what is none of these becomes a sign of its own, for the parser to refuse. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++;
    if (at >= text.length) break;
    const token = tokenAt(text, at);
    tokens.push(token);
    at += token.text.length;
  }
  return [...tokens, { kind: "end", text: "", position: text.length + 1 }];
}

function tokenAt(text: string, at: number): Token {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { kind, text: found, position: at + 1 };
  }
  return { kind: "sign", text: String.fromCodePoint(text.codePointAt(at)!), position: at + 1 };
}
