/** @file The losses by name, with what is known of each exactly. */
import { parse } from "#expression";

/** What theory says of a loss: its learning coefficient, its multiplicity, the dimension of its set of minima. */
export interface Exact {
  readonly lambda: number;
  readonly multiplicity: number;
  readonly dimension: number;
}

interface Loss {
  readonly label: string;
  readonly formula: string;
  readonly exact: Exact;
  /** V(ε) within [-B, B]², for ε small enough that the set stays off the edges that it does not cross. */
  readonly volume?: (epsilon: number, B: number) => number;
}

/** The variables of every loss. */
export const variables = ["w1", "w2"];

/** Every loss of which the answer is known. */
export const losses = {
  bowl: {
    label: "Bowl: w₁² + w₂²",
    formula: "w1^2 + w2^2",
    exact: { lambda: 1, multiplicity: 1, dimension: 0 },
    volume: (epsilon) => Math.PI * epsilon,
  },
  line: {
    label: "Line of minima: w₁²",
    formula: "w1^2",
    exact: { lambda: 1 / 2, multiplicity: 1, dimension: 1 },
    volume: (epsilon, B) => 4 * B * Math.sqrt(epsilon),
  },
  crossing: {
    label: "Crossing: (w₁w₂)²",
    formula: "(w1*w2)^2",
    exact: { lambda: 1 / 2, multiplicity: 2, dimension: 1 },
    volume: (epsilon, B) => {
      const root = Math.sqrt(epsilon);
      return 4 * root * (1 + Math.log((B * B) / root));
    },
  },
  uneven: {
    label: "Uneven crossing: w₁²w₂⁴",
    formula: "w1^2 * w2^4",
    exact: { lambda: 1 / 4, multiplicity: 1, dimension: 1 },
    volume: (epsilon, B) => {
      const root = Math.sqrt(epsilon);
      return 8 * Math.sqrt(root * B) - (4 * root) / B;
    },
  },
  cusp: {
    label: "Cusp: (w₁² − w₂³)²",
    formula: "(w1^2 - w2^3)^2",
    exact: { lambda: 5 / 12, multiplicity: 1, dimension: 1 },
  },
  circle: {
    label: "Circle: (w₁² + w₂² − 1)²",
    formula: "(w1^2 + w2^2 - 1)^2",
    exact: { lambda: 1 / 2, multiplicity: 1, dimension: 1 },
    volume: (epsilon) => 2 * Math.PI * Math.sqrt(epsilon),
  },
} as const satisfies Readonly<Record<string, Loss>>;

export type LossName = keyof typeof losses;

/** Look a loss up; one that the reader types has no entry. */
export const lossOf = (name: string): Loss | undefined =>
  Object.hasOwn(losses, name) ? losses[name as LossName] : undefined;

/** Say what is wrong with a loss that a reader typed. */
export function faultOf(text: string): string | undefined {
  const { fault } = parse(text, variables);
  return fault && `at character ${fault.position}, ${fault.message}`;
}
