/** @file The interface of an engine: compile a program, run it, train with it, run a model made elsewhere. */
import type { Program, TrainingStep } from "#graph";

/** Row-major values by input name; booleans are 0 and 1, and a number is a tensor of one element. */
export type Feeds = Readonly<
  Record<
    string,
    Float32Array<ArrayBuffer> | BigInt64Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | number
  >
>;

export type Values = Record<string, Float32Array<ArrayBuffer>>;

export interface Executable {
  /** Run the program once; every input must be fed, with exactly the elements of its shape. */
  run(feeds: Feeds): Promise<Values>;
  dispose(): Promise<void>;
}

/** Everything that training goes on from: plain data, which can be stored and moved to another engine. */
export interface TrainingState {
  readonly step: number;
  readonly parameters: Readonly<Record<string, Float32Array>>;
  /** What the optimiser remembers of each parameter, by slot. */
  readonly slots: Readonly<Record<string, Readonly<Record<string, Float32Array>>>>;
}

export interface TrainOptions {
  /** Starting value of every parameter, or the state to resume from. */
  readonly initial: Readonly<Record<string, Float32Array>> | TrainingState;
  /** Steps that one call of `advance` performs. */
  readonly stepsPerCall: number;
  /** Whether a metric may be NaN; otherwise `advance` rejects with an error that names the metric and the step. The state has advanced all the same. Default false. */
  readonly allowNaN?: boolean;
}

export interface Trainer {
  /** Steps taken so far. */
  readonly step: number;
  /** Take `stepsPerCall` steps. Streamed inputs have a leading axis of that size, and so have the metrics that come back; readouts have not. */
  advance(feeds?: Feeds): Promise<Values>;
  /** Read the present parameters. */
  parameters(): Promise<Values>;
  /** Read everything that training goes on from. */
  state(): Promise<TrainingState>;
  dispose(): Promise<void>;
}

/** An input or output of a model; a size that is a name may be any. */
export interface ModelValue {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly (number | string)[];
}

export interface ModelTensor {
  /** `float32`, `int64`, `bool`, `float16`, … */
  readonly type: string;
  readonly shape: readonly number[];
  readonly data: ArrayBufferView & ArrayLike<number | bigint>;
}

/** A model that was loaded from an `.onnx` file. */
export interface Model {
  readonly inputs: readonly ModelValue[];
  readonly outputs: readonly ModelValue[];
  run(feeds: Readonly<Record<string, ModelTensor>>): Promise<Record<string, ModelTensor>>;
  dispose(): Promise<void>;
}

export interface EngineInfo {
  readonly backend: "wasm" | "webgpu" | "onnxruntime-node" | "reference";
  readonly threads: number;
  readonly version: string;
  /** Why it runs there, in a sentence for the reader. */
  readonly reason: string;
}

export interface Engine extends EngineInfo {
  compile(program: Program): Promise<Executable>;
  train(step: TrainingStep, options: TrainOptions): Promise<Trainer>;
  /** Load an `.onnx` file; `beside` holds the files that it keeps weights in, by the names that it gives. */
  load(model: Uint8Array, beside?: Readonly<Record<string, Uint8Array>>): Promise<Model>;
  dispose(): Promise<void>;
}
