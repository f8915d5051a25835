/** @file The network 1 → h → 1 as a graph: forward, loss, gradient and update of all replicas. */
import type { Engine } from "#engine";
import { add, input, matMul, reduceSum, relu, type Tensor, tanh, trainingStep } from "#graph";
import type { Random } from "#random";
import { type Batch, cosineAdam, type Schedule, stepsPerCall, weightedError } from "./trained.ts";

const activations = { tanh, relu };

export interface NetworkShape {
  readonly replicas: number;
  readonly width: number;
  readonly activation: keyof typeof activations;
}

/** Count the parameters: weight in, bias and weight out of each hidden unit, and one bias out. */
export const parameterCount = (width: number): number => 3 * width + 1;

/** Build the parameters as inputs, and the function that they define on points (replica, point, 2). */
export function network({ replicas, width, activation }: NetworkShape) {
  const parameters = {
    hidden: input("hidden", [replicas, 2, width]),
    out: input("out", [replicas, width, 1]),
    bias: input("bias", [replicas, 1, 1]),
  };
  const predict = (points: Tensor): Tensor => {
    const activity = activations[activation](matMul(points, parameters.hidden)); // (replica, point, width)
    return add(matMul(activity, parameters.out), parameters.bias); // (replica, point, 1)
  };
  return { parameters, predict };
}

/** Write points as the network reads them: x and a 1, so that a weight and a bias are one matrix. */
export const pointsOf = (x: readonly number[]): Float32Array<ArrayBuffer> =>
  Float32Array.from(x.flatMap((at) => [at, 1]));

/**
 * Draw starting values, replica r from stream r: standard normal weights and biases of the hidden
 * units, and standard normal weights out of them divided by √h, so that the function starts at
 * order one at every width.
 */
export function initialParameters(width: number, streams: readonly Random[]) {
  const draw = (count: number, scale: number) =>
    Float32Array.from(streams.flatMap((r) => Array.from(r.normals(count), (v) => v * scale)));
  return {
    hidden: draw(2 * width, 1),
    out: draw(width, 1 / Math.sqrt(width)),
    bias: new Float32Array(streams.length),
  };
}

/** A network in training. */
export interface NetworkTraining {
  /** Take `stepsPerCall` steps and read, at the parameters then reached, ... */
  advance(): Promise<{
    /** ... the value at every query, one row for each replica, ... */
    readonly predictions: Float32Array;
    /** ... and the training error of each replica. */
    readonly train: Float32Array;
  }>;
  dispose(): Promise<void>;
}

/** Start training; `queries` holds the points where predictions are read: a row for all replicas, or one for each. */
export async function trainNetwork(
  engine: Engine,
  { width, activation }: Pick<NetworkShape, "width" | "activation">,
  schedule: Schedule,
  batch: Batch,
  queries: readonly (readonly number[])[],
  streams: readonly Random[],
): Promise<NetworkTraining> {
  const { replicas, length } = batch;
  const { parameters, predict } = network({ replicas, width, activation });
  const train = weightedError(predict(input("x", [replicas, length, 2])));
  const predictions = predict(input("query", [queries.length, queries[0]!.length, 2]));
  const step = trainingStep({
    parameters,
    loss: reduceSum(train),
    optimizer: cosineAdam(schedule),
    readouts: { predictions, train },
    replicas,
  });
  const initial = initialParameters(width, streams);
  const trainer = await engine.train(step, { initial, stepsPerCall });
  const feeds = {
    x: pointsOf(batch.x),
    y: Float32Array.from(batch.y),
    weight: Float32Array.from(batch.weight),
    query: pointsOf(queries.flat()),
  };
  return {
    async advance() {
      const { predictions, train } = await trainer.advance(feeds);
      return { predictions: predictions!, train: train! };
    },
    dispose: () => trainer.dispose(),
  };
}
