/** @file Training on top of a compiled program: keeps the state, feeds the schedules, reports metrics. */
import {
  type Program,
  packParameters,
  scanSteps,
  sizeOf,
  stateNames,
  stateShape,
  type TrainingStep,
  unpackParameters,
} from "#graph";
import type { Executable, Feeds, Trainer, TrainOptions, Values } from "./engine.ts";
import { EngineError } from "./error.ts";

/** Compile a training step and start at the given parameters. */
export async function createTrainer(
  compile: (program: Program) => Promise<Executable>,
  step: TrainingStep,
  { initial, stepsPerCall, allowNaN = false }: TrainOptions,
): Promise<Trainer> {
  checkInitial(step, initial);
  const executable = await compile(scanSteps(step, stepsPerCall));
  const [parameterState, ...slots] = stateNames(step) as [string, ...string[]];
  let state: Feeds = {
    [parameterState]: packParameters(step, initial),
    ...Object.fromEntries(slots.map((name) => [name, new Float32Array(sizeOf(stateShape(step)))])),
  };
  let taken = 0;
  return {
    get step() {
      return taken;
    },
    async advance(feeds = {}) {
      const first = taken;
      const outputs = await executable.run({
        ...feeds,
        ...state,
        ...scalarFeeds(step, first, stepsPerCall),
      });
      state = Object.fromEntries(Object.keys(state).map((name) => [name, take(outputs, name)]));
      taken += stepsPerCall;
      if (!allowNaN) rejectNaN(step, outputs, first, stepsPerCall);
      return outputs;
    },
    parameters: async () => unpackParameters(step, state[parameterState] as Float32Array),
    dispose: () => executable.dispose(),
  };
}

/** Remove the next value of a tensor of the state from the outputs. */
function take(outputs: Values, name: string) {
  const output = name.replace("state.", "next.");
  const value = outputs[output]!;
  delete outputs[output];
  return value;
}

function scalarFeeds({ optimizer }: TrainingStep, first: number, steps: number): Feeds {
  return Object.fromEntries(
    Object.entries(optimizer.scalars).map(([name, valueAt]) => [
      `scalar.${name}`,
      Float32Array.from({ length: steps }, (_, i) => valueAt(first + i)),
    ]),
  );
}

function checkInitial({ parameters }: TrainingStep, initial: TrainOptions["initial"]): void {
  const names = Object.keys(parameters);
  for (const name of new Set([...names, ...Object.keys(initial)])) {
    const size = parameters[name] && sizeOf(parameters[name].shape);
    if (size === undefined || initial[name]?.length !== size)
      throw new EngineError(
        "bad-input",
        `Initial value ${name}: received ${initial[name]?.length ?? "no"} numbers; accepted are ${size ?? `the parameters ${names.join(", ")}`}.`,
      );
  }
}

function rejectNaN({ metrics }: TrainingStep, outputs: Values, first: number, steps: number): void {
  for (const name of Object.keys(metrics)) {
    const values = outputs[name]!;
    const at = values.findIndex(Number.isNaN);
    if (at < 0) continue;
    const step = first + Math.floor(at / (values.length / steps));
    throw new EngineError(
      "not-a-number",
      `The metric ${name} is not a number at step ${step}: the training diverged. A smaller learning rate may help.`,
    );
  }
}
