/** @file When, among the steps whose weights were kept, the network did what. */
import type { Course, CurvePoint } from "./types.ts";

/** Done at this share of right answers, as in the experiment on grokking. */
const threshold = 0.99;

const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** Share of the logits that all key frequencies explain at a step. */
export const explainedAt = ({ explained }: CurvePoint): number => total(explained);

/** First kept steps; missing where it never happened. */
export interface Milestones {
  readonly fitted: CurvePoint | undefined;
  /** The key frequencies explain half of what they explain at the end. */
  readonly circuit: CurvePoint | undefined;
  /** Half of the held-out pairs are right. */
  readonly half: CurvePoint | undefined;
  readonly generalised: CurvePoint | undefined;
}

/** Find the milestones of a training. */
export function milestonesOf({ curve }: Course): Milestones {
  const end = curve.at(-1);
  return {
    fitted: curve.find(({ train }) => train[1] >= threshold),
    circuit: curve.find((point) => explainedAt(point) >= explainedAt(end!) / 2),
    half: curve.find(({ heldOut }) => heldOut[1] >= 0.5),
    generalised: curve.find(({ heldOut }) => heldOut[1] >= threshold),
  };
}
