/** @file The models: what they are called and what theory says of them at the truth 0. */

interface Model {
  readonly label: string;
  /** Learning coefficient and multiplicity where the truth is 0 and the prior is positive there. */
  readonly lambda: number;
  readonly multiplicity: number;
}

/** All have two parameters, a and b. */
export const models = {
  product: { label: "Singular: a·b·x", lambda: 1 / 2, multiplicity: 2 },
  plane: { label: "Regular: a·x₁ + b·x₂", lambda: 1, multiplicity: 1 },
  square: { label: "More singular: a²·b·x", lambda: 1 / 4, multiplicity: 1 },
  tanh: { label: "A tanh unit: a·tanh(b·x)", lambda: 1 / 2, multiplicity: 2 },
} as const satisfies Readonly<Record<string, Model>>;

export type ModelName = keyof typeof models;

/** Every model by name, in this order. */
export const modelNames = Object.keys(models) as ModelName[];

/** Parameters of each. */
export const dimension = 2;

/** λ log n − (m − 1) log log n, which the free energy follows up to a constant. */
export const asymptoteOf = (name: ModelName, n: number): number => {
  const { lambda, multiplicity } = models[name];
  return lambda * Math.log(n) - (multiplicity - 1) * Math.log(Math.log(n));
};
