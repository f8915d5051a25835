import type { Exact } from "./losses.ts";

/** The rule of thumb of the debate: a flat direction counts as one parameter less of two. */
export const countedLambda = ({ dimension }: Exact): number => (2 - dimension) / 2;
