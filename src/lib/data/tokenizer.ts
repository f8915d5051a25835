/** @file A word-level tokenizer: a token is a word or a punctuation mark of a closed vocabulary. */

export interface Tokenizer {
  /** The word of each token; the first marks the beginning of a text. */
  readonly words: readonly string[];
  /** Tokens of a text, without the mark of its beginning. */
  encode(text: string): number[];
  /** The text of tokens; marks of a beginning are left out. */
  decode(tokens: readonly number[]): string;
}

/** The word that marks the beginning of a text, always token 0. */
export const beginning = "<bos>";

/** Words of a text that a vocabulary lacks. */
export class UnknownWordError extends Error {
  override readonly name = "UnknownWordError";
  readonly unknown: readonly string[];
  readonly accepted: readonly string[];

  constructor(unknown: readonly string[], accepted: readonly string[]) {
    super(
      `Unknown: ${unknown.map((word) => JSON.stringify(word)).join(", ")}; accepted: ${accepted.join(" ")}`,
    );
    this.unknown = unknown;
    this.accepted = accepted;
  }
}

/** Make a tokenizer of a list of words; upper and lower case matter only where the list has both. */
export function createTokenizer(list: readonly string[]): Tokenizer {
  const words = [beginning, ...list.filter((word) => word !== beginning)];
  const tokens = new Map(words.map((word, token) => [word, token]));
  if (tokens.size !== words.length) throw new RangeError("createTokenizer: a word is listed twice");
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
  const find = (word: string) =>
    tokens.get(word) ?? tokens.get(word.toLowerCase()) ?? tokens.get(capital(word));
  return {
    words,
    encode(text) {
      const pieces = text.match(/[\p{L}\p{N}'’-]+|[^\s\p{L}\p{N}]/gu) ?? [];
      const unknown = pieces.filter((piece) => find(piece) === undefined);
      if (unknown.length > 0) throw new UnknownWordError([...new Set(unknown)], words.slice(1));
      return pieces.map((piece) => find(piece)!);
    },
    decode: (tokens) =>
      tokens
        .filter((token) => token !== 0)
        .map((token) => words[token]!)
        .join(" ")
        .replaceAll(/ (?=[^\p{L}\p{N}])/gu, ""),
  };
}
