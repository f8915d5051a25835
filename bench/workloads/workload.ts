/** @file What every workload states, whoever runs it. */

export interface Workload {
  /** What a reader of the table sees. */
  readonly title: string;
  /** Steps that one call takes; the loss of the last one is what a call returns. */
  readonly stepsPerCall: number;
}

export interface Parameter {
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer>;
}

/** Starting values by parameter name, in the order in which every contender keeps them. */
export type Parameters = Readonly<Record<string, Parameter>>;
