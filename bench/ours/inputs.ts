import { input, type Tensor } from "#graph";
import type { Parameters } from "../workloads/workload.ts";

/** Declare every parameter as an input. */
export const inputs = (parameters: Parameters): Record<string, Tensor<"Input">> =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, { shape }]) => [name, input(name, shape)]),
  );
