/** @file The run: load the stored networks and put them, and one that was not trained, through one pipeline. */
import { rounded } from "#notation";
import type { Result, RunContext } from "../contract.ts";
import { kinds } from "../network-kinds.ts";
import type { Params } from "./about.ts";
import { createExaminer } from "./examine.ts";
import { measure, summarise } from "./measure.ts";
import { loadStored } from "./stored.ts";
import type { Data, Frame, Network } from "./types.ts";

/** Yield the course of training, then each network as it is examined. */
export async function* run(context: RunContext<Params>): AsyncGenerator<Frame, Result<Data>> {
  const { engine, params, readFile, signal } = context;
  yield { progress: 0, stage: "Loading the networks" };
  const { shape, split, course, weights, architecture } = await loadStored(readFile, signal);
  const count = Object.values(architecture.shapes).reduce(
    (sum, sizes) => sum + sizes.reduce((a, b) => a * b, 1),
    0,
  );
  const examiner = await createExaminer(engine, shape, split, params.keyShare);
  const networks: Network[] = [];
  const data = (): Data => ({ p: shape.p, weights: count, course, networks: [...networks] });
  try {
    for (const kind of kinds) {
      yield {
        progress: 0.1 + (0.9 * networks.length) / kinds.length,
        stage: `Examining the ${kind} network`,
      };
      signal.throwIfAborted();
      networks.push(rounded(await examiner.examine(kind, weights[kind])));
    }
  } finally {
    await examiner.dispose();
  }
  return { measured: measure(data()), data: data(), summary: summarise(data()) };
}
