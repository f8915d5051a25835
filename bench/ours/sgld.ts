import type { Engine } from "#engine";
import {
  constant,
  input,
  sgld as langevin,
  mul,
  reduceMean,
  reduceSum,
  split,
  square,
  trainingStep,
} from "#graph";
import type { Call } from "../call.ts";
import { sgld, sgldNoise, sgldSettings, sgldStart } from "../workloads/sgld.ts";

/** Prepare the chains. */
export async function prepareSgld(engine: Engine): Promise<Call> {
  const { chains, center, ...settings } = sgldSettings;
  const w = input("w", [chains, 2]);
  const [a, b] = split(w, 1, [1, 1]);
  const potential = square(mul(a!, b!));
  const step = trainingStep({
    parameters: { w },
    replicas: chains,
    loss: reduceSum(potential),
    optimizer: langevin({ ...settings, center: { w: constant([center, center]) } }),
    metrics: {},
    readouts: { loss: reduceMean(potential) },
  });
  const trainer = await engine.train(step, {
    initial: { w: sgldStart() },
    stepsPerCall: sgld.stepsPerCall,
  });
  const noise = sgldNoise();
  return async () => (await trainer.advance({ noise })).loss![0]!;
}
