/** @file The interface of an engine: compile a program, run it, train with it. */
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

export interface TrainOptions {
  /** Starting value of every parameter. */
  readonly initial: Readonly<Record<string, Float32Array>>;
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
  dispose(): Promise<void>;
}

export interface Engine {
  readonly backend: "wasm" | "webgpu" | "onnxruntime-node" | "reference";
  readonly threads: number;
  readonly version: string;
  compile(program: Program): Promise<Executable>;
  train(step: TrainingStep, options: TrainOptions): Promise<Trainer>;
  dispose(): Promise<void>;
}
