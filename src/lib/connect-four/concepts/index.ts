/** @file What people know of Connect Four, as numbers that a probe can look for. */
import type { Concept } from "./concept.ts";
import { materialConcepts } from "./material.ts";
import { parityConcepts } from "./parity.ts";
import { ruleConcepts } from "./rules.ts";
import { winConcepts } from "./wins.ts";

export type { Concept } from "./concept.ts";
export { distanceToEnd, solvedConcepts } from "./solved.ts";

/** The concepts that need no solver; `solvedConcepts` has the others. */
export const concepts: readonly Concept[] = [
  ...winConcepts,
  ...parityConcepts,
  ...ruleConcepts,
  ...materialConcepts,
];
