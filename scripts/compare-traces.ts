import type { EngineInfo } from "#engine";
import type { Trace } from "./trace-training.ts";

export interface Traced extends Pick<EngineInfo, "backend" | "threads" | "version"> {
  /** Node or a browser, with its version. */
  readonly runtime: string;
  readonly trace: Trace;
}

/** Say of every training how far it parts from the reference, and which one before it has the same bits. */
export function compareTraces(
  reference: Trace,
  traced: readonly Traced[],
  steps: readonly number[],
) {
  return traced.map(({ trace, ...where }, i) => {
    const twin = traced
      .slice(0, i)
      .find((other) => largestDifference(other.trace.parameters, trace.parameters) === 0);
    return {
      ...where,
      repeats: trace.repeats,
      sameBitsAs: twin ? `${twin.backend} (${twin.threads}) in ${twin.runtime}` : null,
      lossDifference: Object.fromEntries(
        steps.map((count) => [
          `first ${count}`,
          largestDifference(trace.losses.slice(0, count), reference.losses.slice(0, count)),
        ]),
      ),
      parameterDifference: largestDifference(trace.parameters, reference.parameters),
    };
  });
}

const largestDifference = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? Number.NaN))));
