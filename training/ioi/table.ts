/** @file `node training/ioi/table.ts`: write the scores of all cards into the table of docs/models.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { models } from "./models.ts";
import type { PromptSet } from "./score.ts";
import { type Card, cardFile } from "./store.ts";

const file = "docs/models.md";
const rows = /^\| `ioi-\w+-\d` \|.*\n/gm;

const sets: readonly PromptSet[] = [
  "trained",
  "held-out pair",
  "held-out IO",
  "held-out IO and S",
  "held-out opening",
  "held-out act",
  "held-out opening and act",
  "repeat",
];

/** A model's accuracies in percent, and by how much its loss on plain sentences is above the grammar's. */
export function rowOf({ name, prompts, sentences }: Card): string {
  const accuracies = sets.map((set) => (100 * prompts[set].accuracy).toFixed(1));
  const excess = (sentences.plain.model - sentences.plain.grammar).toFixed(3);
  return `| \`${name}\` | ${[...accuracies, excess].join(" | ")} |`;
}

/** The rows as the cards have them. */
export const expectedRows = (): string[] =>
  models.map(({ name }) => rowOf(JSON.parse(readFileSync(cardFile(name), "utf8")) as Card));

/** The rows as the document has them. */
export const writtenRows = (): string[] =>
  [...readFileSync(file, "utf8").matchAll(rows)].map(([row]) => row.trim());

if (import.meta.main) {
  const text = readFileSync(file, "utf8").replaceAll(rows, "");
  const after = /^\| model \|.*\n\|[-|]+\n/m;
  writeFileSync(
    file,
    text.replace(after, (head) => `${head}${expectedRows().join("\n")}\n`),
  );
}
