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
import type { Outputs, Resident } from "./device.ts";
import type { Feeds, Trainer, TrainingState, TrainOptions, Values } from "./engine.ts";
import { EngineError } from "./error.ts";
import { inOrder } from "./in-order.ts";

/** A program that leaves some of its outputs on the device and takes them up in its next run. */
export interface KeepingExecutable {
  run(feeds: Readonly<Record<string, Feeds[string] | Resident>>): Promise<Outputs>;
  dispose(): Promise<void>;
}

/** Compile a training step and start at the given parameters, or where another trainer was. */
export async function createTrainer(
  compile: (program: Program, keep: readonly string[]) => Promise<KeepingExecutable>,
  step: TrainingStep,
  { initial, stepsPerCall, allowNaN = false }: TrainOptions,
): Promise<Trainer> {
  const start = isState(initial) ? initial : { step: 0, parameters: initial, slots: {} };
  let state: Record<string, Float32Array<ArrayBuffer> | Resident> = packState(step, start);
  let taken = start.step;
  const names = stateNames(step);
  const executable = await compile(scanSteps(step, stepsPerCall), names.map(nextOf));
  const queue = inOrder();
  const forget = () => {
    for (const value of Object.values(state)) if ("read" in value) value.dispose();
  };
  const read = async (name: string): Promise<Values> => {
    const value = state[name]!;
    return unpackParameters(step, "read" in value ? await value.read() : value);
  };
  return {
    get step() {
      return taken;
    },
    advance: (feeds = {}) =>
      queue(async () => {
        const first = taken;
        const scalars = scalarFeeds(step, first, stepsPerCall);
        const { values, kept } = await executable.run({ ...feeds, ...state, ...scalars });
        forget();
        state = Object.fromEntries(names.map((name) => [name, kept[nextOf(name)]!]));
        taken += stepsPerCall;
        if (!allowNaN) rejectNaN(step, values, first, stepsPerCall);
        return values;
      }),
    parameters: () => queue(() => read(names[0]!)),
    state: () =>
      queue(async () => {
        const [parameters, ...slots] = await Promise.all(names.map(read));
        const named = step.optimizer.slots.map((slot, i) => [slot, slots[i]!]);
        return { step: taken, parameters: parameters!, slots: Object.fromEntries(named) };
      }),
    dispose: () =>
      queue(async () => {
        forget();
        await executable.dispose();
      }),
  };
}

const nextOf = (name: string): string => name.replace("state.", "next.");

/** A parameter may be called `step`, but it is no number. */
const isState = (initial: TrainOptions["initial"]): initial is TrainingState =>
  typeof initial["step"] === "number";

/** Lay a state out as the program takes it; slots that are not given start at zero. */
function packState(step: TrainingStep, { parameters, slots }: TrainingState) {
  const known = step.optimizer.slots;
  const unknown = Object.keys(slots).filter((slot) => !known.includes(slot));
  if (unknown.length > 0 || (Object.keys(slots).length > 0 && known.some((slot) => !slots[slot])))
    throw new EngineError(
      "bad-input",
      `The state remembers ${Object.keys(slots).join(", ")}; the optimiser accepts ${known.join(", ") || "nothing"}.`,
    );
  const pack = (what: string, values: TrainingState["parameters"]) => {
    checkParameters(step, what, values);
    return packParameters(step, values);
  };
  const [parameterState, ...slotStates] = stateNames(step) as [string, ...string[]];
  return {
    [parameterState]: pack("Initial value", parameters),
    ...Object.fromEntries(
      known.map((slot, i) => [
        slotStates[i]!,
        slots[slot]
          ? pack(`Slot ${slot} of`, slots[slot])
          : new Float32Array(sizeOf(stateShape(step))),
      ]),
    ),
  };
}

function scalarFeeds({ optimizer }: TrainingStep, first: number, steps: number): Feeds {
  return Object.fromEntries(
    Object.entries(optimizer.scalars).map(([name, valueAt]) => [
      `scalar.${name}`,
      Float32Array.from({ length: steps }, (_, i) => valueAt(first + i)),
    ]),
  );
}

function checkParameters(
  { parameters }: TrainingStep,
  what: string,
  values: TrainingState["parameters"],
): void {
  const names = Object.keys(parameters);
  for (const name of new Set([...names, ...Object.keys(values)])) {
    const size = parameters[name] && sizeOf(parameters[name].shape);
    if (size === undefined || values[name]?.length !== size)
      throw new EngineError(
        "bad-input",
        `${what} ${name}: received ${values[name]?.length ?? "no"} numbers; accepted are ${size ?? `the parameters ${names.join(", ")}`}.`,
      );
  }
}

function rejectNaN({ metrics }: TrainingStep, values: Values, first: number, steps: number): void {
  for (const name of Object.keys(metrics)) {
    const metric = values[name]!;
    const at = metric.findIndex(Number.isNaN);
    if (at < 0) continue;
    const step = first + Math.floor(at / (metric.length / steps));
    throw new EngineError(
      "not-a-number",
      `The metric ${name} is not a number at step ${step}: the training diverged. A smaller learning rate may help.`,
    );
  }
}
