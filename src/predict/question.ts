/** @file What an essay asks before it shows: `<Predict>`, held against the recorded runs. */
import { findValue } from "#citable/reader-words.ts";
import type { Recorded } from "#experiments/contract.ts";
import { holds, parseComparison } from "./comparison.ts";
import { idPattern } from "./prediction.ts";

export type Answer =
  | {
      readonly kind: "number";
      readonly scale: "linear" | "log";
      readonly truth: number;
      readonly unit?: string;
    }
  | { readonly kind: "probability"; readonly outcome: boolean };

export interface Question {
  readonly id: string;
  readonly question: string;
  readonly answer: Answer;
}

/** Read the attributes of a `<Predict>`; what is not accepted throws and says what is. */
export function readQuestion(
  attributes: Readonly<Record<string, string>>,
  recordings: readonly Recorded[],
): Question {
  const { id = "", question = "", of = "", value, holds: comparison, scale = "" } = attributes;
  const refuse = (why: string): never => {
    throw new Error(`<Predict id="${id}">: ${why}`);
  };
  if (!idPattern.test(id)) refuse('accepted as id: "predict-" and a–z, 0–9 and "-"');
  if (!question.trim()) refuse('needs question="…"');
  const measuredAt = (name: string) => findValue(of, name, recordings);
  if (comparison !== undefined && value === undefined) {
    const outcome = holds(parseComparison(comparison), (name) => measuredAt(name).value);
    return { id, question, answer: { kind: "probability", outcome } };
  }
  if (value === undefined || comparison !== undefined)
    return refuse('needs either value="…" or holds="… < …"');
  if (scale !== "linear" && scale !== "log") return refuse('accepted as scale: "linear", "log"');
  const { value: truth, unit } = measuredAt(value);
  if (scale === "log" && truth <= 0) refuse(`"${value}" is ${truth}, which has no logarithm`);
  return { id, question, answer: { kind: "number", scale, truth, ...(unit && { unit }) } };
}
