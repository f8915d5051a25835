/** @file Loss and right answers of one network on all p² pairs. */
import type { Engine } from "#engine";
import {
  cast,
  constant,
  equal,
  greaterOrEqual,
  input,
  pick,
  program,
  reduceSum,
  reshape,
} from "#graph";
import { mapShapes, type ParameterValues } from "#nn";
import { type Architecture, pairLogits } from "./architecture.ts";
import { exampleLosses, type Loss } from "./losses.ts";
import { sumOf } from "./task.ts";

/** One number for each pair a·p + b; `correct` is 1 where the logit of the sum is above all others; a tie is no answer. */
export interface PairLosses {
  readonly loss: Float32Array;
  readonly correct: Float32Array;
}

export interface Meter {
  measure(weights: ParameterValues): Promise<PairLosses>;
  dispose(): Promise<void>;
}

/** Compile the measurement of one network. */
export async function createMeter(
  engine: Engine,
  architecture: Architecture,
  loss: Loss,
): Promise<Meter> {
  const { p } = architecture;
  const pairs = Array.from({ length: p * p }, (_, pair) => pair);
  const parameters = mapShapes(architecture.shapes, (shape, name) => input(name, [1, ...shape]));
  const logits = reshape(pairLogits(architecture, parameters, [pairs]), [p * p, p]);
  const labels = constant(
    pairs.map((pair) => sumOf(pair, p)),
    undefined,
    "int64",
  );
  const own = reshape(pick(logits, labels), [p * p, 1]);
  const reached = reduceSum(cast(greaterOrEqual(logits, own), "float32"), [-1]);
  const executable = await engine.compile(
    program({
      loss: exampleLosses(loss, logits, labels),
      correct: cast(equal(reached, 1), "float32"),
    }),
  );
  return {
    async measure(weights) {
      const { loss, correct } = await executable.run(weights);
      return { loss: loss!, correct: correct! };
    },
    dispose: () => executable.dispose(),
  };
}
