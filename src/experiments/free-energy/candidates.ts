import type { Candidate } from "./types.ts";

/** The models to choose from, the smallest first: on a tie it is picked. */
export const candidates = ["zero", "product", "plane"] as const satisfies readonly Candidate[];

/** What they are called in a sentence. */
export const candidateLabels: Readonly<Record<Candidate, string>> = {
  zero: "no effect",
  product: "the product a·b·x₁",
  plane: "the plane a·x₁ + b·x₂",
};
