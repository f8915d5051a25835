import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Position, parsePosition, standardBoard } from "#connect-four";
import { createReferenceEngine, type Engine } from "#engine";
import { createNodeEngine } from "#engine/node";
import { input, program } from "#graph";
import { parameterConstants } from "#nn";
import { createRandom } from "#random";
import {
  createEvaluator,
  encode,
  encodedLength,
  network,
  networkInitial,
  networkShapes,
  policyOf,
  towerConfig,
} from "./index.ts";

const config = towerConfig(standardBoard, { filters: 6, blocks: 2, valueWidth: 5 });
const random = createRandom(1);
/** Every parameter random, gains and biases too. */
const weights = Object.fromEntries(
  Object.entries(networkInitial(config, random)).map(([name, values]) => [
    name,
    values.map((value) => value + 0.3 * random.normal()),
  ]),
);
const positions = ["", "4", "44", "1234567", "4444441", "121212", "7654321"].map((moves) =>
  parsePosition(moves.slice(0, 6)),
);
let engine: Engine;

beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.dispose());

/** Logits and values by the graph in float64. */
async function reference(positions: readonly Position[]) {
  const length = encodedLength(standardBoard);
  const planes = new Float32Array(positions.length * length);
  for (const [i, position] of positions.entries()) encode(position, planes, i * length);
  const boards = input("planes", [positions.length, 6, 7, 4]);
  const parameters = parameterConstants(networkShapes(config), weights);
  const compiled = await createReferenceEngine().compile(
    program(network(config, parameters, boards)),
  );
  return compiled.run({ planes });
}

describe("createEvaluator", () => {
  test("agrees with the network's graph in float64, whatever the sizes of its runs", async () => {
    const { policy, value } = await reference(positions);
    for (const sizes of [[1], [2], [1, 4], [16]]) {
      const evaluator = await createEvaluator(engine, config, weights, sizes);
      const evaluations = await evaluator.evaluate(positions);
      await evaluator.dispose();
      for (const [i, position] of positions.entries()) {
        expect(evaluations[i]!.value).toBeCloseTo(value![i]!, 4);
        const expected = policyOf(position, policy!, i * 7);
        evaluations[i]!.policy.forEach((p, column) => {
          expect(p).toBeCloseTo(expected[column]!, 4);
        });
      }
    }
  });
});
