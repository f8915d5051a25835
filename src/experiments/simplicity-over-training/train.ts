/** @file Train all networks of one width together, and stop at each checkpoint to be measured. */
import type { Engine } from "#engine";
import { adamW, input, reduceSum, trainingStep } from "#graph";
import type { Random } from "#random";
import { halfError, initialWeights } from "./network.ts";
import { inputs, type Task } from "./task.ts";

/** Steps of training at which everything is measured. */
export const checkpoints = [10, 20, 40, 80, 160, 320, 640, 1280, 2560] as const;
const stepsPerCall = 10;
const learningRate = 0.01;

export interface Checkpoint {
  readonly step: number;
  /** Losses of every network. */
  readonly train: readonly number[];
  readonly heldOut: readonly number[];
  /** Weights of every network, flat: those into the hidden units, then those out. */
  readonly weights: Float32Array;
}

export interface TrainOptions {
  readonly hidden: number;
  readonly decay: number;
  /** One for each network. */
  readonly tasks: readonly Task[];
  readonly streams: readonly Random[];
  readonly signal: AbortSignal;
}

/** Train to the end, yielding every checkpoint. */
export async function* train(
  engine: Engine,
  { hidden, decay, tasks, streams, signal }: TrainOptions,
): AsyncGenerator<Checkpoint> {
  const replicas = tasks.length;
  const parameters = {
    incoming: input("incoming", [replicas, inputs, hidden]),
    outgoing: input("outgoing", [replicas, hidden, 1]),
  };
  const lossOn = (part: keyof Task) => {
    const { count } = tasks[0]![part];
    const x = input(`${part}.x`, [replicas, count, inputs]);
    const y = input(`${part}.y`, [replicas, count, 1]);
    return halfError(x, y, parameters.incoming, parameters.outgoing);
  };
  const losses = { train: lossOn("train"), heldOut: lossOn("heldOut") };
  const step = trainingStep({
    parameters,
    loss: reduceSum(losses.train),
    optimizer: adamW({ learningRate, weightDecay: decay }),
    readouts: losses,
    replicas,
  });
  const trainer = await engine.train(step, { initial: draw(hidden, streams), stepsPerCall });
  const feeds = feedsOf(tasks);
  try {
    for (const checkpoint of checkpoints) {
      let read = await trainer.advance(feeds);
      while (trainer.step < checkpoint) {
        signal.throwIfAborted();
        read = await trainer.advance(feeds);
      }
      yield {
        step: checkpoint,
        train: Array.from(read["train"]!),
        heldOut: Array.from(read["heldOut"]!),
        weights: flatten(await trainer.parameters(), replicas),
      };
    }
  } finally {
    await trainer.dispose();
  }
}

function draw(hidden: number, streams: readonly Random[]) {
  const each = streams.map((stream) => initialWeights(stream, hidden));
  const join = (name: "incoming" | "outgoing") =>
    Float32Array.from(each.flatMap((weights) => Array.from(weights[name])));
  return { incoming: join("incoming"), outgoing: join("outgoing") };
}

function feedsOf(tasks: readonly Task[]) {
  const join = (part: keyof Task, name: "x" | "y") =>
    Float32Array.from(tasks.flatMap((task) => task[part][name]));
  const parts = ["train", "heldOut"] as const;
  return Object.fromEntries(
    parts.flatMap((part) => [
      [`${part}.x`, join(part, "x")],
      [`${part}.y`, join(part, "y")],
    ]),
  );
}

/** One row a network. */
function flatten(parameters: Readonly<Record<string, Float32Array>>, replicas: number) {
  const parts = [parameters["incoming"]!, parameters["outgoing"]!];
  const row = (replica: number) =>
    parts.flatMap((part) => {
      const width = part.length / replicas;
      return Array.from(part.subarray(replica * width, (replica + 1) * width));
    });
  return Float32Array.from(Array.from({ length: replicas }, (_, replica) => row(replica)).flat());
}
