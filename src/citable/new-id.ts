import { createHash } from "node:crypto";
import type { BlockKind } from "./block.ts";

/** No vowels, so that no id reads as a word, and no letter that looks like a digit. */
const alphabet = "23456789bcdfghjkmnpqrstvwxz";

/** Name a block for good: a section by its words, anything else by a short code of its text; never an id that is taken. */
export function newId(kind: BlockKind, text: string, isTaken: (id: string) => boolean): string {
  for (let attempt = 1; ; attempt++) {
    const id = kind === "section" ? slug(text, attempt) : code(kind, text, attempt);
    if (!isTaken(id)) return id;
  }
}

function slug(text: string, attempt: number): string {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}|['’]/gu, "");
  const words =
    plain
      .match(/[a-z0-9]+/g)
      ?.slice(0, 6)
      .join("-") ?? "section";
  return attempt === 1 ? words : `${words}-${attempt}`;
}

function code(kind: BlockKind, text: string, attempt: number): string {
  const bytes = createHash("sha256").update(`${attempt} ${text}`).digest();
  const letters = [...bytes.subarray(0, 4)].map((byte) => alphabet[byte % alphabet.length]);
  return `${kind === "equation" ? "eq-" : "p"}${letters.join("")}`;
}
