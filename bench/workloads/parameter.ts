/** @file Starting values of parameters. */
import type { Random } from "#random";
import type { Parameter } from "./workload.ts";

const sizeOf = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);

/** Draw a parameter from a normal distribution with mean 0. */
export function normalParameter(
  random: Random,
  shape: readonly number[],
  deviation: number,
): Parameter {
  return { shape, values: random.normals(sizeOf(shape)).map((x) => x * deviation) };
}

/** Fill a parameter with one value. */
export function constantParameter(shape: readonly number[], value: number): Parameter {
  return { shape, values: new Float32Array(sizeOf(shape)).fill(value) };
}
