/** @file One step of training as graph, and a program that does many of them in a call. */
import { gradient } from "./gradient.ts";
import { input } from "./leaf.ts";
import { GraphError } from "./op.ts";
import { div, max, mul, square } from "./ops/arithmetic.ts";
import { reduceSum, reshape } from "./ops/broadcast.ts";
import { sqrt } from "./ops/functions.ts";
import { concat, split } from "./ops/parts.ts";
import { scan } from "./ops/scan.ts";
import type { Optimizer } from "./optimizer.ts";
import { type Program, program } from "./program.ts";
import { sizeOf } from "./shape.ts";
import { substitute } from "./substitute.ts";
import { type Tensor, typeOf } from "./tensor.ts";

type Inputs = Readonly<Record<string, Tensor<"Input">>>;

export interface TrainingDefinition {
  /** What is trained. With replicas, the first axis of each counts them. */
  readonly parameters: Inputs;
  /** One number; independent replicas add up. */
  readonly loss: Tensor;
  readonly optimizer: Optimizer;
  /** Reported for every step, at the parameters before its update; by default the loss. */
  readonly metrics?: Readonly<Record<string, Tensor>>;
  /** Computed once after the last step of a call, at the parameters then reached. */
  readonly readouts?: Readonly<Record<string, Tensor>>;
  /** Inputs of which every step gets its own slice: minibatches, noise. */
  readonly streamed?: readonly Tensor<"Input">[];
  /** Largest norm of each replica's gradient. */
  readonly clip?: number;
  readonly replicas?: number;
}

export type TrainingStep = Required<Omit<TrainingDefinition, "clip">> & {
  readonly clip: number | undefined;
};

/** Describe one training step; everything is checked here, before it is compiled. */
export function trainingStep(definition: TrainingDefinition): TrainingStep {
  const { parameters, loss, replicas = 1 } = definition;
  for (const [name, tensor] of Object.entries(parameters)) {
    if (tensor.attributes.name !== name)
      throw new GraphError(
        `trainingStep: parameter ${name} is the input ${tensor.attributes.name}`,
      );
    if (tensor.dtype !== "float32" || (definition.replicas && tensor.shape[0] !== replicas))
      throw new GraphError(
        `trainingStep: parameter ${name} is ${typeOf(tensor)}; accepts float32 with ${replicas} replicas first`,
      );
  }
  return {
    metrics: { loss },
    readouts: {},
    streamed: [],
    clip: undefined,
    ...definition,
    replicas,
  };
}

/** How many numbers each parameter has in one replica, in order. */
const columnsOf = ({ parameters, replicas }: TrainingStep): Record<string, number> =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, { shape }]) => [name, sizeOf(shape) / replicas]),
  );

/** Names under which the state of training is fed and returned. */
export const stateNames = ({ optimizer }: TrainingStep): readonly string[] =>
  ["parameters", ...optimizer.slots].map((slot) => `state.${slot}`);

/** Shape of every tensor of the state: (replica, parameter). */
export const stateShape = (step: TrainingStep): readonly [number, number] => [
  step.replicas,
  Object.values(columnsOf(step)).reduce((sum, size) => sum + size, 0),
];

/**
 * Write a program that performs `steps` training steps in one call. It takes the state, the optimiser's scalars and the
 * streamed inputs with a leading axis of `steps`, and all other inputs as they are; it returns the next state (`next.`),
 * the metrics with a leading axis of `steps`, and the readouts.
 */
export function scanSteps(step: TrainingStep, steps: number): Program {
  const { metrics, readouts, optimizer, streamed } = step;
  const state = stateNames(step).map((name) => input(name, stateShape(step)));
  const scalars = Object.keys(optimizer.scalars).map((name) => input(`scalar.${name}`, []));
  const push = input("push", stateShape(step));
  const next = nextState(step, state, scalars, push);
  const results = substitute([...next, ...Object.values(metrics)], unflatten(step, state[0]!));
  const overSteps = ({ attributes: { name }, shape, dtype }: Tensor<"Input">) =>
    input(name, [steps, ...shape], dtype);
  const normals = overSteps(input("noise", stateShape(step)));
  const pushes = optimizer.push?.(normals, columnsOf(step));
  const { carried, stacked } = scan({
    steps,
    carried: state.map((placeholder, i) => ({
      placeholder,
      initial: placeholder,
      next: results[i]!,
    })),
    scanned: [
      ...[...scalars, ...streamed].map((each) => ({
        placeholder: each,
        sequence: overSteps(each),
      })),
      ...(pushes ? [{ placeholder: push, sequence: pushes }] : []),
    ],
    stacked: results.slice(state.length),
  });
  const final = substitute(Object.values(readouts), unflatten(step, carried[0]!));
  return program({
    ...named(
      stateNames(step).map((name) => name.replace("state.", "next.")),
      carried,
    ),
    ...named(Object.keys(metrics), stacked),
    ...named(Object.keys(readouts), final),
  });
}

const named = <T>(names: readonly string[], values: readonly T[]): Record<string, T> =>
  Object.fromEntries(names.map((name, i) => [name, values[i]!]));

/** Apply the optimiser to the flattened gradient. */
function nextState(
  step: TrainingStep,
  [parameters, ...slots]: readonly Tensor[],
  scalars: readonly Tensor[],
  push: Tensor,
): Tensor[] {
  const { loss, optimizer, replicas, clip } = step;
  const columns = columnsOf(step);
  const gradients = gradient(loss, Object.values(step.parameters));
  const rows = Object.values(columns).map((size, i) => reshape(gradients[i]!, [replicas, size]));
  const flat = concat(rows, 1);
  const next = optimizer.update({
    parameters: parameters!,
    gradient: clip === undefined ? flat : clipped(flat, clip),
    slots,
    scalars: named(Object.keys(optimizer.scalars), scalars),
    push,
    columns,
  });
  return [next.parameters, ...next.slots];
}

/** Shorten each row to at most the given norm. */
function clipped(rows: Tensor, norm: number): Tensor {
  const norms = sqrt(reduceSum(square(rows), [1], { keepDims: true }));
  return mul(rows, div(norm, max(norms, norm)));
}

/** Map each parameter to its piece of the flat (replica, parameter) matrix. */
function unflatten(step: TrainingStep, flat: Tensor): Map<Tensor, Tensor> {
  const pieces = split(flat, 1, Object.values(columnsOf(step)));
  return new Map(
    Object.values(step.parameters).map((tensor, i) => [tensor, reshape(pieces[i]!, tensor.shape)]),
  );
}

/** Lay parameters out as the flat matrix of the state. */
export function packParameters(
  step: TrainingStep,
  parameters: Readonly<Record<string, Float32Array>>,
): Float32Array<ArrayBuffer> {
  const flat = new Float32Array(sizeOf(stateShape(step)));
  forEachPiece(step, (name, piece, at) => {
    flat.set(parameters[name]!.subarray(piece.start, piece.end), at);
  });
  return flat;
}

/** Read the parameters out of the flat matrix of the state. */
export function unpackParameters(
  step: TrainingStep,
  flat: Float32Array,
): Record<string, Float32Array<ArrayBuffer>> {
  const parameters = Object.fromEntries(
    Object.entries(step.parameters).map(([name, { shape }]) => [
      name,
      new Float32Array(sizeOf(shape)),
    ]),
  );
  forEachPiece(step, (name, piece, at) => {
    parameters[name]!.set(flat.subarray(at, at + piece.end - piece.start), piece.start);
  });
  return parameters;
}

function forEachPiece(
  step: TrainingStep,
  visit: (name: string, piece: { start: number; end: number }, at: number) => void,
): void {
  const columns = Object.entries(columnsOf(step));
  let at = 0;
  for (let replica = 0; replica < step.replicas; replica++)
    for (const [name, size] of columns) {
      visit(name, { start: replica * size, end: (replica + 1) * size }, at);
      at += size;
    }
}
