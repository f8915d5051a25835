/** @file Every word of the grammar. */
import { createTokenizer, type Tokenizer } from "../tokenizer.ts";
import { names, pronounsOf } from "./names.ts";
import { plain } from "./plain.ts";
import { plainWords, slotWords } from "./slots.ts";
import { middles, openings, possession, reflexive, repeats, transfers } from "./templates.ts";

const patterns = [
  ...[...openings.trained, ...openings.heldOut].map(({ pattern }) => pattern),
  ...[...transfers.trained, ...transfers.heldOut].map(({ pattern }) => pattern),
  ...middles,
  ...repeats,
  ...plain,
  possession,
  reflexive,
];

const pronouns = names.flatMap((name) => Object.values(pronounsOf(name)));

/** Every word but names and punctuation. */
const commonWords = [
  ...new Set([...Object.values(slotWords).flat(), ...pronouns, ...patterns.flatMap(plainWords)]),
].filter((word) => /[a-z]/.test(word));

/** What repeated phrases are made of. */
export const phraseWords: readonly string[] = [...names, ...commonWords];

/** The tokenizer of the grammar. */
export const ioiTokenizer: Tokenizer = createTokenizer([".", ",", ...phraseWords]);
