/** @file Linear models of any depth: regression, reduced-rank regression, deep linear networks. */
import { input, matMul, mul, reduceSum, reshape, split, sub, type Tensor } from "#graph";
import { deepLinear, reducedRank, regular } from "#learning-theory";
import type { Random } from "#random";
import { balancedFactors, drawLowRank, matrixOf } from "./low-rank.ts";
import { dataSets, drawFeeds, type Model } from "./model.ts";

export interface LinearSizes {
  /** Widths from input to output. */
  readonly widths: readonly number[];
  readonly rank: number;
  /** Inputs in each data set. */
  readonly samples: number;
  readonly away: number;
}

/** The labels are what the true map gives, without noise, so the loss at w* is zero. */
export function linearModel({ widths, rank, samples, away }: LinearSizes): Model {
  const [first, last] = [widths[0]!, widths.at(-1)!];
  const sizes = widths.slice(1).map((width, layer) => width * widths[layer]!);
  const parameters = sizes.reduce((a, b) => a + b);
  return {
    label: labelOf(widths, rank),
    parameters,
    ...(away === 0 && { exact: exactOf(widths, rank, parameters) }),
    async problem(random) {
      const { center, ...feeds } = drawFeeds(random, (own) => {
        const truth = drawLowRank(own, { input: first, output: last, rank });
        return {
          center: balancedFactors(truth, widths, away),
          truth: matrixOf(truth, last, first),
          moments: secondMoments(own, first, samples),
        };
      });
      const loss = (position: Tensor) => lossOf(position, widths, sizes);
      return { dimension: parameters, dataSets, loss, feeds, centers: center };
    },
  };
}

/** ½ tr (P - T) S (P - T)ᵀ with the second moments S of the inputs: its cost does not grow with their number. */
function lossOf(position: Tensor, widths: readonly number[], sizes: readonly number[]): Tensor {
  const [first, last, rows] = [widths[0]!, widths.at(-1)!, position.shape[0]!];
  const [map, ...later] = split(position, 1, sizes).map((weights, layer) =>
    reshape(weights, [rows, widths[layer + 1]!, widths[layer]!]),
  );
  const product = later.reduce((below, weights) => matMul(weights, below), map!);
  const truth = input("truth", [dataSets, last, first]);
  const moments = input("moments", [dataSets, first, first]);
  const own = rows / dataSets;
  const error = sub(
    reshape(product, [dataSets, own, last * first]),
    reshape(truth, [dataSets, 1, last * first]),
  );
  const flat = reshape(error, [dataSets, own * last, first]);
  return mul(reduceSum(reshape(mul(flat, matMul(flat, moments)), [rows, last * first]), [1]), 0.5);
}

/** Mean of x xᵀ over standard normal inputs. */
function secondMoments(random: Random, size: number, samples: number): number[] {
  const sums = new Array<number>(size * size).fill(0);
  for (let sample = 0; sample < samples; sample++) {
    const x = random.normals(size);
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) sums[i * size + j]! += (x[i]! * x[j]!) / samples;
  }
  return sums;
}

const exactOf = (widths: readonly number[], rank: number, parameters: number) => {
  if (widths.length === 2) return regular(parameters);
  const [input, hidden, output] = widths as [number, number, number];
  return widths.length === 3
    ? reducedRank({ input, hidden, output, rank })
    : deepLinear(widths, rank);
};

const labelOf = (widths: readonly number[], rank: number) =>
  widths.length === 2 ? `linear ${widths.join("→")}` : `${widths.join("→")}, rank ${rank}`;
