/** @file The engine in plain float64: slow, nothing to download, the same answers to within rounding. */
import { evaluate, type Program } from "#graph";
import { checkFeeds } from "./check-feeds.ts";
import type { Engine, Executable } from "./engine.ts";
import { createTrainer } from "./trainer.ts";

/** Start the engine that interprets programs in float64. */
export function createReferenceEngine(): Engine {
  const compile = async (program: Program): Promise<Executable> => ({
    async run(feeds) {
      const values = Object.entries(checkFeeds(program, feeds)).map(
        ([name, fed]) =>
          [name, Float64Array.from(fed as Iterable<number | bigint>, Number)] as const,
      );
      const outputs = evaluate(program, Object.fromEntries(values));
      return Object.fromEntries(
        Object.entries(outputs).map(([name, output]) => [name, Float32Array.from(output)]),
      );
    },
    dispose: async () => {},
  });
  return {
    backend: "reference",
    threads: 1,
    version: "float64",
    compile,
    train: (step, options) => createTrainer(compile, step, options),
    dispose: async () => {},
  };
}
