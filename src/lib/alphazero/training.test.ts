import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawMoves, legalMoves, parsePosition, standardBoard } from "#connect-four";
import type { Engine } from "#engine";
import { createNodeEngine } from "#engine/node";
import { createRandom } from "#random";
import { store, writeSafetensors } from "#safetensors";
import {
  batchOf,
  createEvaluator,
  networkInitial,
  networkTraining,
  positionAfter,
  readNetwork,
  type Sample,
  towerConfig,
  writeNetwork,
} from "./index.ts";

const config = towerConfig(standardBoard, { filters: 8, blocks: 1, valueWidth: 8 });
let engine: Engine;

beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.dispose());

/** Planted: the best move is where the mover's opponent has most stones, and the first player wins if anyone does. */
function planted(seed: number, count: number): Sample[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const ply = 4 + random.integer(12);
    const position = positionAfter(standardBoard, drawMoves(random, ply, "random"));
    const opponent = ply % 2 === 0 ? 2 : 1;
    const stones = (column: number) =>
      position.cells.slice(column * 6, column * 6 + 6).filter((owner) => owner === opponent).length;
    const best = legalMoves(position).sort((a, b) => stones(b) - stones(a) || a - b)[0]!;
    const visits = Uint8Array.from({ length: 7 }, (_, column) => (column === best ? 50 : 0));
    return { position, visits, outcome: ply % 2 === 0 ? 1 : -1 };
  });
}

describe("networkTraining", () => {
  test("learns a planted rule for moves and one for values, and holds them on positions it has not seen", async () => {
    const options = { batch: 32, learningRate: 5e-3, weightDecay: 0, clip: 1 };
    const initial = networkInitial(config, createRandom(1));
    const trainer = await engine.train(networkTraining(config, options), {
      initial,
      stepsPerCall: 10,
    });
    for (let call = 0; call < 30; call++)
      await trainer.advance(batchOf(standardBoard, planted(100 + call, 320)));
    const held = planted(7, 200);
    const evaluator = await createEvaluator(engine, config, await trainer.parameters());
    const evaluations = await evaluator.evaluate(held.map(({ position }) => position));
    const right = held.filter(({ visits }, i) => {
      const { policy } = evaluations[i]!;
      return visits[policy.indexOf(Math.max(...policy))]! > 0;
    });
    expect(right.length / held.length).toBeGreaterThan(0.6); // chance is about 0.15
    held.forEach(({ outcome }, i) => {
      expect(evaluations[i]!.value * outcome).toBeGreaterThan(0.5);
    });
    await Promise.all([evaluator.dispose(), trainer.dispose()]);
  });

  test("counts no policy where there is no target, and no illegal move", async () => {
    const step = networkTraining(config, { batch: 2, learningRate: 0, weightDecay: 0, clip: 1 });
    const trainer = await engine.train(step, {
      initial: networkInitial(config, createRandom(2)),
      stepsPerCall: 1,
    });
    const full = { position: parsePosition("444444"), outcome: 0 };
    const none = { ...full, visits: new Uint8Array(7) };
    const all = { ...full, visits: Uint8Array.from([1, 1, 1, 0, 1, 1, 1]) };
    const losses = async (samples: Sample[]) =>
      (await trainer.advance(batchOf(standardBoard, samples)))["policyLoss"]![0]!;
    expect(await losses([none, none])).toBeCloseTo(0, 6);
    const loss = await losses([all, all]);
    expect(await losses([all, none])).toBeCloseTo(loss, 5);
    // Near uniform over six moves; with the full column it would be log 7 = 1.95.
    expect(loss).toBeCloseTo(Math.log(6), 1);
    await trainer.dispose();
  });
});

describe("writeNetwork", () => {
  const weights = networkInitial(config, createRandom(3));
  const stored = { config, weights, training: { games: 128, steps: 7 } };

  test("and readNetwork give the network back; in half precision, with 11 bits of each number", () => {
    expect(readNetwork(writeNetwork(stored))).toEqual(stored);
    const file = writeNetwork(stored, "F16");
    expect(file.length).toBeLessThan(0.6 * writeNetwork(stored).length);
    for (const [name, values] of Object.entries(readNetwork(file).weights))
      values.forEach((value, i) => {
        const exact = weights[name]![i]!;
        expect(Math.abs(value - exact)).toBeLessThanOrEqual(Math.abs(exact) * 2 ** -11 + 2 ** -25);
      });
  });

  test("a file that lacks something is refused with what it lacks", () => {
    const metadata = { config: JSON.stringify(config), training: "{}" };
    expect(() => readNetwork(writeSafetensors(new Map()))).toThrow("no config");
    expect(() => readNetwork(writeSafetensors(new Map(), metadata))).toThrow("no stem.conv.weight");
    const narrow = store(new Float32Array(4), [4]);
    const file = writeSafetensors(new Map([["stem.conv.weight", narrow]]), metadata);
    expect(() => readNetwork(file)).toThrow("accepted is the shape [3,3,4,8]");
  });
});
