/** @file Polynomials fitted as the network is: their coefficients by the same Adam, in float32. */
import type { Engine } from "#engine";
import { input, matMul, reduceSum, trainingStep } from "#graph";
import { type Basis, featuresAt, fromWeights, type Polynomial } from "./polynomial.ts";
import { type Batch, cosineAdam, type Schedule, stepsPerCall, weightedError } from "./trained.ts";

/** A polynomial whose weights are trained; a price on high degrees shrinks their features instead. */
export interface DescentSpec extends Basis {
  readonly smoothness: number;
}

/** Polynomials in training. */
export interface DescentTraining {
  /** Take `stepsPerCall` steps and read the polynomial of each replica. */
  advance(): Promise<readonly Polynomial[]>;
  dispose(): Promise<void>;
}

/** Start training `count` coefficients from zero; replica r learns its row of the batch. */
export async function trainPolynomial(
  engine: Engine,
  spec: DescentSpec,
  count: number,
  schedule: Schedule,
  batch: Batch,
): Promise<DescentTraining> {
  const { replicas, length } = batch;
  const weights = input("weights", [replicas, count, 1]);
  const features = input("features", [replicas, length, count]);
  const step = trainingStep({
    parameters: { weights },
    loss: reduceSum(weightedError(matMul(features, weights))),
    optimizer: cosineAdam(schedule),
    replicas,
  });
  const initial = { weights: new Float32Array(replicas * count) };
  const trainer = await engine.train(step, { initial, stepsPerCall });
  const rows = featuresAt(spec, spec.smoothness, batch.x, count);
  const feeds = {
    features: Float32Array.from(rows.flatMap((row) => Array.from(row))),
    y: Float32Array.from(batch.y),
    weight: Float32Array.from(batch.weight),
  };
  return {
    async advance() {
      await trainer.advance(feeds);
      const flat = Float64Array.from((await trainer.parameters())["weights"]!);
      return Array.from({ length: replicas }, (_, replica) =>
        fromWeights(spec, spec.smoothness, flat.slice(replica * count, (replica + 1) * count)),
      );
    },
    dispose: () => trainer.dispose(),
  };
}
