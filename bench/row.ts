import type { Entry } from "./entries.ts";
import type { WorkloadName } from "./workloads/workloads.ts";

/** What was measured of an entry on a workload; without numbers where it cannot run or computes something else. */
export interface Row extends Entry {
  readonly workload: WorkloadName;
  /** Median of the rounds. */
  readonly stepsPerSecond: number | null;
  readonly rounds: number;
  readonly slowest: number | null;
  readonly fastest: number | null;
  /** From a loaded library to the end of the first call: build, compile, first steps. */
  readonly firstCallSeconds: number | null;
  /** Why there are no numbers. */
  readonly note?: string;
}
