/** @file The rule by which a claim about trained networks stands or falls beside its controls. */
import { type Kind, kinds, looks } from "./network-kinds.ts";

/** Survives: true of every trained network and of no control. Empty: a control passes too. Fails: not true of every trained network. */
export type Outcome = "survives" | "empty" | "fails";

export interface Verdict {
  /** Controls of which the claim holds for some seed. */
  readonly passing: readonly Kind[];
  readonly outcome: Outcome;
}

/** Judge a claim that holds of a value from `bar` up, by its values on the three kinds of network. */
export function judge(bar: number, values: Readonly<Record<Kind, readonly number[]>>): Verdict {
  const holds = (value: number) => value >= bar;
  const passing = kinds.filter((kind) => kind !== "trained" && values[kind].some(holds));
  const isTrue = values.trained.length > 0 && values.trained.every(holds);
  return { passing, outcome: !isTrue ? "fails" : passing.length > 0 ? "empty" : "survives" };
}

/** Say how a claim came out. */
export function outcomeText({ outcome, passing }: Verdict): string {
  if (outcome === "survives") return "Survives";
  if (outcome === "fails") return "Fails";
  const names = passing.map((kind) => looks[kind].name.toLowerCase());
  return `Empty: ${names.join(" and ")} passes too`;
}
