/** @file Full-batch training of independent networks in one graph, a seed each, measured on the trained and the held-out pairs. */
import type { Engine } from "#engine";
import { adamW, constant, input, reduceMean, reduceSum, reshape, trainingStep } from "#graph";
import { mapShapes, type ParameterValues } from "#nn";
import type { Random } from "#random";
import { type Architecture, pairLogits } from "./architecture.ts";
import { exampleLosses, type Loss } from "./losses.ts";
import { createMeter, type PairLosses } from "./meter.ts";
import { drawSplit, type Split, sumOf } from "./task.ts";
import { type TwoLayer, type TwoLayerShape, twoLayer } from "./two-layer.ts";

/** Steps of one call of the engine; measurements and checkpoints stand at multiples of it. */
export const stepsPerCall = 5;

export interface TrainingOptions {
  readonly loss: Loss;
  /** Share of the p² pairs that is trained on. */
  readonly fraction: number;
  readonly weightDecay: number;
  readonly learningRate: number;
  /** One network each, with its own split and starting weights. */
  readonly seeds: readonly number[];
  readonly steps: number;
  /** Steps at which the weights come along. */
  readonly checkpoints?: readonly number[];
  readonly signal: AbortSignal;
  readonly random: Random;
}

/** Loss, and share of right answers, of every seed. */
export interface Scores {
  readonly loss: readonly number[];
  readonly accuracy: readonly number[];
}

export interface Evaluation {
  readonly step: number;
  readonly train: Scores;
  readonly heldOut: Scores;
}

/** Train two-layer networks; leave the loop to end it. Errors: RangeError for options that cannot be, EngineError where training diverges. */
export async function* train(
  engine: Engine,
  options: TrainingOptions & TwoLayerShape,
): AsyncGenerator<Evaluation & { readonly nets?: readonly TwoLayer[] }> {
  const { p, width, activation, loss } = options;
  for await (const { weights, ...evaluation } of trainArchitecture(
    engine,
    twoLayer({ p, width, activation, loss }),
    options,
  )) {
    const nets = weights?.map(({ u, v, w }) => ({
      ...{ p, width, activation, loss },
      ...{ u: u!, v: v!, w: w! },
    }));
    yield { ...evaluation, ...(nets && { nets }) };
  }
}

/** Train any architecture, yielding a measurement at each of `evaluationSteps`, the first before training. */
export async function* trainArchitecture(
  engine: Engine,
  architecture: Architecture,
  options: TrainingOptions,
): AsyncGenerator<Evaluation & { readonly weights?: readonly ParameterValues[] }> {
  checkOptions(options);
  const { seeds, steps, checkpoints = [], signal, random, loss } = options;
  const streams = seeds.map((seed) => random.fork(`seed ${seed}`));
  const splits = streams.map((stream) => splitOf(stream, architecture.p, options.fraction));
  const starts = streams.map((stream) => architecture.initial(stream.fork("weights")));
  const meter = await createMeter(engine, architecture, loss);
  const trainer = await engine.train(stepOf(architecture, splits, options), {
    initial: mapShapes(architecture.shapes, (_, name) =>
      joined(starts.map((start) => start[name]!)),
    ),
    stepsPerCall,
  });
  try {
    for (const step of evaluationSteps(steps, checkpoints)) {
      while (trainer.step < step) {
        signal.throwIfAborted();
        await trainer.advance();
      }
      const weights = separated(await trainer.parameters(), seeds.length);
      const measured: PairLosses[] = [];
      for (const own of weights) measured.push(await meter.measure(own));
      const scores = (part: keyof Split) => scoresOf(measured, splits, part);
      const evaluation = { step, train: scores("train"), heldOut: scores("heldOut") };
      yield checkpoints.includes(step) ? { ...evaluation, weights } : evaluation;
    }
  } finally {
    await trainer.dispose();
    await meter.dispose();
  }
}

/** Which pairs the network of a stream is trained on. */
export const splitOf = (stream: Random, p: number, fraction: number): Split =>
  drawSplit(stream.fork("split"), p, fraction);

/** 0, then every call up to step 100, then about 5 % apart, and every checkpoint and the last step. */
export function evaluationSteps(steps: number, checkpoints: readonly number[] = []): number[] {
  const chosen = new Set([0, ...checkpoints, steps]);
  let next = stepsPerCall;
  while (next < steps) {
    chosen.add(next);
    next += Math.max(stepsPerCall, Math.round((0.05 * next) / stepsPerCall) * stepsPerCall);
  }
  return [...chosen].sort((a, b) => a - b);
}

/** One step of full-batch AdamW for all networks, β = (0.9, 0.98) as in Nanda et al. (2023). */
function stepOf(architecture: Architecture, splits: readonly Split[], options: TrainingOptions) {
  const networks = splits.length;
  const pairs = splits.map(({ train }) => train);
  const parameters = mapShapes(architecture.shapes, (shape, name) =>
    input(name, [networks, ...shape]),
  );
  const logits = pairLogits(architecture, parameters, pairs);
  const sums = pairs.flatMap((own) => own.map((pair) => sumOf(pair, architecture.p)));
  const labels = reshape(constant(sums, undefined, "int64"), logits.shape.slice(0, -1));
  const losses = reduceMean(exampleLosses(options.loss, logits, labels), [-1]);
  const { learningRate, weightDecay } = options;
  return trainingStep({
    parameters,
    loss: reduceSum(losses),
    optimizer: adamW({ learningRate, weightDecay, beta1: 0.9, beta2: 0.98 }),
    replicas: networks,
  });
}

function scoresOf(
  measured: readonly PairLosses[],
  splits: readonly Split[],
  part: keyof Split,
): Scores {
  const mean = (name: keyof PairLosses) =>
    measured.map((of, seed) => {
      const pairs = splits[seed]![part];
      return pairs.reduce((sum, pair) => sum + of[name][pair]!, 0) / pairs.length;
    });
  return { loss: mean("loss"), accuracy: mean("correct") };
}

function checkOptions({ seeds, steps, checkpoints = [], ...rates }: TrainingOptions): void {
  const isStep = (step: number) => Number.isInteger(step / stepsPerCall) && step >= 0;
  const wrong = [steps, ...checkpoints].find((step) => !isStep(step) || step > steps);
  if (wrong !== undefined)
    throw new RangeError(
      `Step ${wrong} is not accepted; steps and checkpoints are multiples of ${stepsPerCall}, no checkpoint after the last step (${steps}).`,
    );
  if (seeds.length === 0 || new Set(seeds).size < seeds.length)
    throw new RangeError(`Seeds [${seeds.join(", ")}] are not accepted; give distinct seeds.`);
  for (const name of ["learningRate", "weightDecay"] as const)
    if (!(Number.isFinite(rates[name]) && rates[name] >= 0))
      throw new RangeError(`${name} is ${rates[name]}; accepted are numbers from 0.`);
}

function joined(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Cut every parameter into those of each network. */
const separated = (values: ParameterValues, networks: number): ParameterValues[] =>
  Array.from({ length: networks }, (_, network) =>
    Object.fromEntries(
      Object.entries(values).map(([name, all]) => {
        const size = all.length / networks;
        return [name, all.slice(network * size, (network + 1) * size)];
      }),
    ),
  );
