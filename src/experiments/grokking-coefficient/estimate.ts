/** @file The networks of one step of training as a sampling problem. */
import { constant, crossEntropy, reduceMean, reshape, split, type Tensor } from "#graph";
import { type Architecture, pairLogits, type Split, sumOf } from "#modular";
import type { ParameterValues } from "#nn";
import type { Problem } from "#sampling";

const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

/** Weights of one network. */
export const weightCount = ({ shapes }: Architecture): number =>
  Object.values(shapes).reduce((sum, shape) => sum + sizeOf(shape), 0);

/** Networks on their training pairs, a data set each: mean cross-entropy around their weights. */
export function problemOf(
  architecture: Architecture,
  splits: readonly Split[],
  weights: readonly ParameterValues[],
): Problem {
  const { p, shapes } = architecture;
  const names = Object.keys(shapes);
  const sizes = names.map((name) => sizeOf(shapes[name]!));
  return {
    dimension: weightCount(architecture),
    dataSets: splits.length,
    feeds: {},
    centers: Float32Array.from(weights.flatMap((own) => names.flatMap((name) => [...own[name]!]))),
    loss(position: Tensor) {
      const rows = position.shape[0]!;
      const pieces = split(position, 1, sizes);
      const parameters = Object.fromEntries(
        names.map((name, i) => [name, reshape(pieces[i]!, [rows, ...shapes[name]!])]),
      );
      const pairs = Array.from(
        { length: rows },
        (_, row) => splits[Math.floor((row * splits.length) / rows)]!.train,
      );
      const logits = pairLogits(architecture, parameters, pairs);
      const sums = pairs.flatMap((own) => own.map((pair) => sumOf(pair, p)));
      const labels = reshape(constant(sums, undefined, "int64"), logits.shape.slice(0, -1));
      return reduceMean(crossEntropy(logits, labels), [-1]);
    },
  };
}
