/** @file Who takes part in a run: a contender in a runtime with so many threads. */
import { type ContenderName, contenders, type RuntimeName } from "./contenders.ts";

export interface Entry {
  readonly contender: ContenderName;
  readonly runtime: RuntimeName;
  readonly threads: number;
}

export interface Choice {
  readonly contenders: readonly ContenderName[];
  readonly runtimes: readonly RuntimeName[];
  /** Threads to try in an isolated page beside one. */
  readonly manyThreads: number;
}

/** List the entries: every contender on one thread, and on many in a page where it can use them. */
export function entries(choice: Choice): Entry[] {
  const { runtimes, manyThreads } = choice;
  return runtimes.flatMap((runtime) => {
    const present = choice.contenders.filter((name) =>
      (contenders[name].runtimes as readonly RuntimeName[]).includes(runtime),
    );
    const onOne = present.map((contender) => ({ contender, runtime, threads: 1 }));
    if (runtime === "node" || manyThreads < 2) return onOne;
    const threaded = present.filter((name) => contenders[name].threaded);
    return [
      ...onOne,
      ...threaded.map((contender) => ({ contender, runtime, threads: manyThreads })),
    ];
  });
}
