/** @file What is measured of networks at one checkpoint: losses, the coefficient, bits. */
import type { Engine } from "#engine";
import { input, program } from "#graph";
import { type EstimateAt, estimateAt, type Problem } from "#sampling";
import { problemOf } from "./network.ts";
import { bitsNeeded, precisions, quantize } from "./quantize.ts";
import { parameterCount } from "./sizes.ts";
import type { Checkpoint, TrainOptions } from "./train.ts";

export interface Measurement {
  readonly train: number;
  readonly heldOut: number;
  readonly lambda: number;
  readonly bits: number;
  readonly problems: readonly string[];
}

type EstimateOptions = Parameters<typeof estimateAt>[2];

/** Measure every network of a checkpoint. */
export async function measureNetworks(
  engine: Engine,
  { hidden, tasks }: TrainOptions,
  checkpoint: Checkpoint,
  options: EstimateOptions,
): Promise<Measurement[]> {
  const examples = tasks.map((task) => task.train);
  const problem = problemOf(hidden, examples, checkpoint.weights);
  const bits = await bitsOf(engine, problem, checkpoint.train);
  const estimates = await estimateAt(engine, problem, options);
  return estimates.map((estimate, network) => ({
    train: checkpoint.train[network]!,
    heldOut: checkpoint.heldOut[network]!,
    lambda: estimate.lambda,
    bits: bits[network]! * parameterCount(hidden),
    problems: kindsOf(estimate),
  }));
}

/** Problems without their numbers, so that they can be counted. */
const kindsOf = ({ problems }: EstimateAt) => problems.map((text) => text.replace(/ \(.*/, ""));

/** Bits a weight that each network needs. */
async function bitsOf(engine: Engine, problem: Problem, exact: readonly number[]) {
  const { dimension, dataSets, centers, feeds } = problem;
  const tried = Array.from({ length: dataSets }, (_, set) => {
    const weights = centers.subarray(set * dimension, (set + 1) * dimension);
    return precisions.flatMap((bits) => quantize(weights, bits));
  });
  const position = input("position", [dataSets * precisions.length, dimension]);
  const executable = await engine.compile(program({ losses: problem.loss(position) }));
  const out = await executable.run({ ...feeds, position: Float32Array.from(tried.flat()) });
  await executable.dispose();
  const losses = Array.from(out["losses"]!);
  return exact.map((loss, set) =>
    bitsNeeded(loss, losses.slice(set * precisions.length, (set + 1) * precisions.length)),
  );
}
