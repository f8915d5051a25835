import { expect, test } from "vitest";
import { evaluate, input, program } from "#graph";
import { splitOf, sumOf, twoLayer } from "#modular";
import { createRandom } from "#random";
import { problemOf, weightCount } from "./estimate.ts";

const p = 5;
const width = 3;
const architecture = twoLayer({ p, width, activation: "square", loss: "cross-entropy" });
const random = createRandom(2);
const splits = ["a", "b"].map((name) => splitOf(random.fork(name), p, 0.4));
const weights = ["c", "d"].map((name) => architecture.initial(random.fork(name)));

/** Mean cross-entropy of one network on pairs, in plain loops. */
function plainLoss({ u, v, w }: (typeof weights)[number], pairs: readonly number[]): number {
  const losses = pairs.map((pair) => {
    const [a, b] = [Math.floor(pair / p), pair % p];
    const logits = Array.from({ length: p }, (_, c) =>
      Array.from({ length: width }, (_, j) => {
        const sum = u![a * width + j]! + v![b * width + j]!;
        return sum ** 2 * w![j * p + c]!;
      }).reduce((x, y) => x + y),
    );
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
    return Math.log(total) - logits[sumOf(pair, p)]!;
  });
  return losses.reduce((x, y) => x + y) / losses.length;
}

test("The loss of a row of weights is that of the network on the training pairs of its own data set.", () => {
  const problem = problemOf(architecture, splits, weights);
  const { dimension, centers } = problem;
  expect(dimension).toBe(weightCount(architecture));
  expect(centers).toHaveLength(2 * dimension);
  const rows = [0, 0, 1, 1].flatMap((set) => [
    ...centers.subarray(set * dimension, (set + 1) * dimension),
  ]);
  const { losses } = evaluate(
    program({ losses: problem.loss(input("position", [4, dimension])) }),
    { position: rows },
  );
  const expected = [0, 0, 1, 1].map((set) => plainLoss(weights[set]!, splits[set]!.train));
  expected.forEach((loss, row) => {
    expect(losses![row]).toBeCloseTo(loss, 6);
  });
});
