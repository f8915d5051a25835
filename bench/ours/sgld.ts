import { createEngine } from "#engine";
import { add, input, mul, type Optimizer, reduceMean, reduceSum, split, square, sub, trainingStep } from "#graph";
import type { Call } from "../call.ts";
import { sgld, sgldNoise, sgldParameters, sgldSettings } from "../workloads/sgld.ts";

const K = Number(process.env.K ?? 10000);
/** Prepare the chains. */
export async function prepareSgld(): Promise<Call> {
  const { chains, stepSize, inverseTemperature, localisation, centre } = sgldSettings;
  const w = input("w", [chains, 2]);
  const noise = input("noise", [chains, 2]);
  const [a, b] = split(w, 1, [1, 1]);
  const potential = square(mul(a!, b!));
  const optimizer: Optimizer = {
    slots: [], scalars: {},
    update: (parameters, gradient) => ({
      parameters: add(sub(parameters, mul(add(mul(gradient, inverseTemperature), mul(sub(parameters, centre), localisation)), stepSize/2)), mul(noise, Math.sqrt(stepSize))),
      slots: [],
    }),
  };
  const engine = await createEngine();
  const trainer = await engine.train(trainingStep({ parameters: { w }, loss: reduceSum(potential), replicas: chains, optimizer, streamed: [noise], metrics: { loss: reduceMean(potential) } }), { initial: { w: sgldParameters().w!.values }, stepsPerCall: sgld.stepsPerCall });
  const xi = sgldNoise();
  return async () => (await trainer.advance({noise: xi})).loss!.at(-1)!;
}
