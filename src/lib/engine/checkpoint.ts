/** @file A state of training as a safetensors file: parameters under their names, slots under `optimizer.<slot>.<name>`. */
import type { TrainingStep } from "#graph";
import { numbersOf, readSafetensors, store, writeSafetensors } from "#safetensors";
import type { TrainingState } from "./engine.ts";
import { EngineError } from "./error.ts";

const slotName = (slot: string, parameter: string) => `optimizer.${slot}.${parameter}`;

/** Write a state of training as a file. */
export function writeCheckpoint(
  { parameters: shapes }: TrainingStep,
  { step, parameters, slots }: TrainingState,
): Uint8Array<ArrayBuffer> {
  const named = [
    ...Object.entries(parameters).map(([name, values]) => [name, name, values] as const),
    ...Object.entries(slots).flatMap(([slot, of]) =>
      Object.entries(of).map(([name, values]) => [slotName(slot, name), name, values] as const),
    ),
  ];
  const tensors = named.map(
    ([key, name, values]) => [key, store(values, shapes[name]!.shape)] as const,
  );
  return writeSafetensors(new Map(tensors), { step: `${step}` });
}

/** Read the state of training that a step goes on from; parameters alone, from anywhere, are its beginning. */
export function readCheckpoint(step: TrainingStep, file: Uint8Array): TrainingState {
  const { tensors, metadata } = readSafetensors(file);
  const taken = Number(metadata["step"] ?? 0);
  if (!Number.isSafeInteger(taken) || taken < 0)
    throw new EngineError(
      "bad-input",
      `The checkpoint has the step ${metadata["step"]}; accepted is a whole number.`,
    );
  const read = (key: string, name: string) => {
    const tensor = tensors.get(key);
    const { shape } = step.parameters[name]!;
    if (`${tensor?.shape}` !== `${shape}`)
      throw new EngineError(
        "bad-input",
        `The checkpoint has ${tensor ? `${key} of shape [${tensor.shape}]` : `no ${key}`}; accepted is the shape [${shape}].`,
      );
    return numbersOf(tensor!);
  };
  const all = (keyOf: (name: string) => string) =>
    Object.fromEntries(Object.keys(step.parameters).map((name) => [name, read(keyOf(name), name)]));
  const hasSlots = [...tensors.keys()].some((key) => key.startsWith("optimizer."));
  const slots = hasSlots ? step.optimizer.slots : [];
  return {
    step: taken,
    parameters: all((name) => name),
    slots: Object.fromEntries(slots.map((slot) => [slot, all((name) => slotName(slot, name))])),
  };
}
