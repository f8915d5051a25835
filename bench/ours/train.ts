import type { Engine, Feeds } from "#engine";
import { adamW, type Tensor, trainingStep } from "#graph";
import type { Call } from "../call.ts";
import { adamW as settings } from "../workloads/adam-w.ts";
import type { Parameters } from "../workloads/workload.ts";

export interface Training {
  readonly start: Parameters;
  readonly parameters: Readonly<Record<string, Tensor<"Input">>>;
  readonly loss: Tensor;
  readonly stepsPerCall: number;
  /** What the next call is fed. */
  readonly feeds?: () => Feeds;
}

/** Compile a training step with AdamW. */
export async function train(engine: Engine, training: Training): Promise<Call> {
  const { start, parameters, loss, stepsPerCall, feeds = () => ({}) } = training;
  const step = trainingStep({ parameters, loss, optimizer: adamW(settings) });
  const values = Object.entries(start).map(([name, { values }]) => [name, values] as const);
  const trainer = await engine.train(step, { initial: Object.fromEntries(values), stepsPerCall });
  return async () => (await trainer.advance(feeds())).loss!.at(-1)!;
}
