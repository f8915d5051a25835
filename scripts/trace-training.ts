import type { Engine } from "#engine";
import {
  adamW,
  add,
  constant,
  input,
  logSoftmax,
  matMul,
  mul,
  neg,
  reduceMean,
  reduceSum,
  tanh,
  trainingStep,
} from "#graph";
import { createRandom } from "#random";

export interface Trace {
  /** The loss before each step. */
  readonly losses: readonly number[];
  /** Every parameter after the last step. */
  readonly parameters: readonly number[];
  /** Whether a second training gave the same bits. */
  readonly repeats: boolean;
}

const [samples, features, hidden, classes] = [32, 8, 16, 5];
export const stepsTraced = 100;

/** Train a small classifier from a fixed seed, twice, and write down what happens. */
export async function traceTraining(engine: Engine): Promise<Trace> {
  const [first, second] = [await train(engine), await train(engine)];
  return { ...first, repeats: JSON.stringify(first) === JSON.stringify(second) };
}

async function train(engine: Engine) {
  const random = createRandom(20231);
  const x = constant(random.normals(samples * features), [samples, features]);
  const label = Array.from({ length: samples }, () => Math.floor(classes * random.uniform()));
  const oneHot = label.flatMap((at) => Array.from({ length: classes }, (_, i) => Number(i === at)));
  const parameters = {
    W: input("W", [features, hidden]),
    b: input("b", [hidden]),
    V: input("V", [hidden, classes]),
  };
  const logits = matMul(tanh(add(matMul(x, parameters.W), parameters.b)), parameters.V);
  const logLikelihood = reduceSum(
    mul(constant(oneHot, [samples, classes]), logSoftmax(logits)),
    [1],
  );
  const step = trainingStep({
    parameters,
    loss: neg(reduceMean(logLikelihood)),
    optimizer: adamW({ learningRate: 0.01, weightDecay: 0.01 }),
  });
  const initial = {
    W: random.normals(features * hidden),
    b: new Float32Array(hidden),
    V: random.normals(hidden * classes),
  };
  const trainer = await engine.train(step, { initial, stepsPerCall: 10 });
  const losses: number[] = [];
  while (trainer.step < stepsTraced) losses.push(...((await trainer.advance())["loss"] ?? []));
  const last = await trainer.parameters();
  await trainer.dispose();
  return { losses, parameters: Object.values(last).flatMap((values) => [...values]) };
}
