/** @file Rank and trace of the Hessian at w*: what a quadratic approximation sees. */
import type { Engine } from "#engine";
import { gradient, input, program, reduceSum } from "#graph";
import { symmetricEigen } from "#linalg";
import type { Problem } from "#sampling";

export interface HessianSummary {
  readonly rank: number;
  readonly trace: number;
}

/** Eigenvalues below this, absolutely and as a part of the largest, count as zero. */
const threshold = 1e-3;
const stepSize = 0.01;
/** A larger matrix takes too long to decompose in a tab. */
export const largestHessian = 200;

/** Differentiate the slope numerically on the first data set. */
export async function hessianOf(engine: Engine, problem: Problem): Promise<HessianSummary> {
  const { dimension, dataSets, centers } = problem;
  const rows = 2 * dimension;
  const position = input("position", [dataSets * rows, dimension]);
  const [slope] = gradient(reduceSum(problem.loss(position)), [position]);
  const executable = await engine.compile(program({ slope: slope! }));
  const around = new Float32Array(dataSets * rows * dimension);
  for (let row = 0; row < dataSets * rows; row++) {
    around.set(centers.subarray(0, dimension), row * dimension);
    const sign = row % 2 === 0 ? 1 : -1;
    around[row * dimension + (Math.floor(row / 2) % dimension)]! += sign * stepSize;
  }
  const { slope: slopes } = await executable.run({ ...problem.feeds, position: around });
  await executable.dispose();
  const entry = (i: number, j: number) =>
    (slopes![2 * i * dimension + j]! - slopes![(2 * i + 1) * dimension + j]!) / (2 * stepSize);
  const hessian = Array.from({ length: dimension }, (_, i) =>
    Array.from({ length: dimension }, (_, j) => (entry(i, j) + entry(j, i)) / 2),
  );
  const { values } = symmetricEigen(hessian);
  const least = threshold * Math.max(1, ...values);
  return {
    rank: values.filter((value) => value > least).length,
    trace: values.reduce((a, b) => a + b, 0),
  };
}
