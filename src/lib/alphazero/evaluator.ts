/** @file The network run on many positions at once,  */
import type { Position } from "#connect-four";
import type { Engine, Model } from "#engine";
import type { ResidualTowerConfig } from "#nn";
import { fastNetwork } from "./fast-network.ts";
import { encode, encodedLength, planeNames, policyOf } from "./network.ts";
import type { Evaluation } from "./search.ts";

export interface Evaluator {
  /** Evaluate positions, none of which may be over. */
  evaluate(positions: readonly Position[]): Promise<Evaluation[]>;
  dispose(): Promise<void>;
}

/** A run may be filled up to so many times its positions; several smaller ones would cost as much. */
const WASTE = 1.6;

type Weights = Readonly<Record<string, ArrayLike<number>>>;

/** Compile the network with its weights for runs of the given numbers of positions, ascending. */
export async function createEvaluator(
  engine: Engine,
  config: ResidualTowerConfig,
  weights: Weights,
  sizes: readonly number[] = [1, 8, 32],
): Promise<Evaluator> {
  const runs: { size: number; model: Model }[] = [];
  for (const size of sizes)
    runs.push({ size, model: await engine.load(fastNetwork(config, weights, size)) });
  return {
    async evaluate(positions) {
      const evaluations: Evaluation[] = [];
      while (evaluations.length < positions.length) {
        const left = positions.length - evaluations.length;
        const { size, model } = runs.findLast(({ size }) => size <= WASTE * left) ?? runs[0]!;
        const chunk = positions.slice(evaluations.length, evaluations.length + size);
        evaluations.push(...(await evaluateChunk(model, size, chunk)));
      }
      return evaluations;
    },
    async dispose() {
      await Promise.all(runs.map(({ model }) => model.dispose()));
    },
  };
}

async function evaluateChunk(
  model: Model,
  size: number,
  positions: readonly Position[],
): Promise<Evaluation[]> {
  const { board } = positions[0]!;
  const length = encodedLength(board);
  const planes = new Float32Array(size * length);
  for (const [i, position] of positions.entries()) encode(position, planes, i * length);
  const shape = [size, board.rows, board.columns, planeNames.length];
  const { policy, value } = await model.run({ planes: { type: "float32", shape, data: planes } });
  return positions.map((position, i) => ({
    policy: policyOf(position, policy!.data as Float32Array, i * board.columns),
    value: (value!.data as Float32Array)[i]!,
  }));
}
