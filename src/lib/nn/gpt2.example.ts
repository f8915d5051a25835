/** @file A small GPT-2 with weights far from their starting values, for the tests. */
import { evaluate, input, program, type Shape, sizeOf, type Tensor } from "#graph";
import { createRandom } from "#random";
import { type Gpt2Config, gpt2Shapes } from "./gpt2.ts";
import { mapShapes, type ParameterValues } from "./parameters.ts";

export const exampleConfig: Gpt2Config = {
  layers: 2,
  heads: 2,
  dModel: 8,
  dMlp: 12,
  positions: 7,
  vocabulary: 11,
};

/** Draw weights, biases and gains so large that a mistake in any of them shows. */
export const exampleWeights = (config: Gpt2Config, seed: number): ParameterValues =>
  mapShapes(gpt2Shapes(config), (shape, name) =>
    createRandom(seed)
      .fork(name)
      .normals(sizeOf(shape))
      .map((x) => (/ln_(1|2|f)\.weight$/.test(name) ? 1 + 0.3 * x : 0.5 * x)),
  );

/** Draw texts of the model's vocabulary, row-major. */
export function exampleTokens({ vocabulary }: Gpt2Config, shape: Shape, seed: number): number[] {
  const random = createRandom(seed).fork("tokens");
  return Array.from({ length: sizeOf(shape) }, () => random.integer(vocabulary));
}

/** Declare texts as an input. */
export const tokenInput = (shape: Shape, name = "tokens"): Tensor<"Input"> =>
  input(name, shape, "int64");

/** Compute tensors in float64, feeding those of the values that they need. */
export function valuesOf<Name extends string>(
  outputs: Readonly<Record<Name, Tensor>>,
  feeds: Readonly<Record<string, ArrayLike<number>>>,
): Record<Name, Float64Array> {
  const needed = program(outputs);
  const used = Object.entries(feeds).filter(([name]) => name in needed.inputs);
  return evaluate(needed, Object.fromEntries(used)) as Record<Name, Float64Array>;
}

/** The largest absolute difference. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...Array.from(a, (x, i) => Math.abs(x - b[i]!)));
}
