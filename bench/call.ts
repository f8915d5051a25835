/** @file What a contender makes of a workload. */

/** Take the workload's steps and resolve to the loss at the last of them, when all of the work is done. */
export type Call = () => Promise<number>;

/** Prepare a workload: load the library, compile, put data and starting values in place. */
export type Prepare = () => Promise<Call>;
