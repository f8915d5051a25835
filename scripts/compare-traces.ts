import type { EngineInfo } from "#engine";
import type { Trace } from "./trace-training.ts";

export interface Traced extends Pick<EngineInfo, "backend" | "threads" | "version"> {
  /** Node or a browser, with its version. */
  readonly runtime: string;
  readonly trace: Trace;
}

/** Say of every training how far it parts from the first, and which one before it has the same bits. */
export function compareTraces(traced: readonly Traced[], steps: readonly number[]) {
  const { losses, parameters } = traced[0]!.trace;
  return traced.map(({ trace, ...where }, i) => {
    const twin = traced.findIndex((other) => `${other.trace.parameters}` === `${trace.parameters}`);
    return {
      ...where,
      repeats: trace.repeats,
      sameBitsAs: twin < i ? `${traced[twin]!.backend} in ${traced[twin]!.runtime}` : null,
      lossDifference: Object.fromEntries(
        steps.map((step) => [step, Math.abs(trace.losses[step - 1]! - losses[step - 1]!)]),
      ),
      parameterDifference: Math.max(
        ...trace.parameters.map((value, at) => Math.abs(value - parameters[at]!)),
      ),
    };
  });
}
