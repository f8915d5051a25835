import { expect, test } from "vitest";
import { createEngine, createReferenceEngine, type Engine } from "#engine";
import { mul, reduceSum, square } from "#graph";
import { createRandom } from "#random";
import { startChains } from "./chains.ts";
import type { Problem } from "./problem.ts";
import { createStream } from "./stream.ts";

/** ½|w|² around w* = 0, two data sets. */
const bowl = (dimension: number): Problem => ({
  dimension,
  dataSets: 2,
  loss: (w) => mul(reduceSum(square(w), [1]), 0.5),
  feeds: {},
  centers: new Float32Array(2 * dimension),
});

const layout = { chains: 2, rungs: 3, leapfrogs: 2, localization: 1, transitions: 40 };
const inverseTemperatures = [10, 30, 100];

async function sample(
  engine: Engine,
  calls: number,
  over: { corrected?: boolean; scale?: number } = {},
) {
  const { corrected = true, scale = 1 } = over;
  const chains = await startChains(engine, bowl(4), layout, createStream(createRandom(1)));
  const rows = Array.from({ length: chains.rows }, (_, row) => inverseTemperatures[row % 3]!);
  const stepSize = rows.map((nb) => scale / Math.sqrt(nb + 1));
  const settings = { inverseTemperature: rows, stepSize, corrected, exchanged: corrected };
  const found = [];
  for (let call = 0; call < calls; call++) found.push(await chains.advance(settings));
  await engine.dispose();
  return { found, rows };
}

test("The energy of a bowl is d/2 · nβ / (nβ + γ) at every temperature, with exchange.", async () => {
  const { found, rows } = await sample(await createEngine(), 60);
  const sums = [0, 0, 0];
  const late = found.slice(5);
  for (const { excess } of late)
    excess.forEach((value, i) => {
      const row = i % rows.length;
      sums[row % 3]! += (value * rows[row]!) / (late.length * 40 * 4);
    });
  inverseTemperatures.forEach((nb, rung) => {
    expect(Math.abs(sums[rung]! - (2 * nb) / (nb + 1))).toBeLessThan(0.06);
  });
  expect(found.some(({ swapped }) => swapped.some((swap) => swap === 1))).toBe(true);
});

test("The runtime agrees with the float64 reference.", async () => {
  const [a, b] = [await sample(await createEngine(), 1), await sample(createReferenceEngine(), 1)];
  const [mine, reference] = [a.found[0]!, b.found[0]!];
  expect(mine.swapped).toEqual(reference.swapped);
  mine.excess.forEach((value, i) => {
    expect(Math.abs(value - reference.excess[i]!)).toBeLessThan(1e-4);
  });
});

test("Without the test every finite step is taken, and one that overflows is not.", async () => {
  const calm = await sample(await createEngine(), 1, { corrected: false });
  expect(calm.found[0]!.accepted.every((taken) => taken === 1)).toBe(true);
  const wild = await sample(await createEngine(), 2, { corrected: false, scale: 1e3 });
  expect(wild.found.at(-1)!.accepted.some((taken) => taken === 0)).toBe(true);
});
