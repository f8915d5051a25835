import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "#random";
import { codeLengths, expertDeviations, oracleLengths, quantise } from "./coder.ts";

const precision = 0.01;
const label = fc.integer({ min: -200, max: 200 }).map((steps) => steps * precision);
const labels = fc.array(label, { minLength: 1, maxLength: 25 });
const total = (bits: readonly number[]) => bits.at(-1)!;

/** Bits of one expert that predicts the given centres. */
const expertBits = (values: readonly number[], centres: readonly number[], deviation: number) =>
  values.reduce((bits, value, k) => {
    const z = (value - centres[k]!) / deviation;
    return (
      bits + (z * z) / 2 / Math.LN2 + Math.log2((deviation / precision) * Math.sqrt(2 * Math.PI))
    );
  }, 0);

test("The code exceeds that of the best expert by at most log2 N + log2 n bits.", () => {
  fc.assert(
    fc.property(labels, fc.integer(), (values, seed) => {
      const random = createRandom(seed);
      const predictions = values.map((value) => value + 0.1 * random.normal());
      const best = Math.min(
        ...expertDeviations(precision).map((deviation) =>
          expertBits(values, predictions, deviation),
        ),
      );
      const experts = 2 * expertDeviations(precision).length;
      const allowed = Math.log2(experts) + Math.log2(values.length);
      expect(total(codeLengths(values, precision, predictions))).toBeLessThan(
        best + allowed + 1e-9,
      );
    }),
  );
});

test("The probabilities of all continuations of a sequence sum to 1.", () => {
  const past = [0.3, -0.2, 0.25];
  const predictions = [0, 0.1, 0.2, 0.24];
  const before = total(codeLengths(past, precision, predictions));
  let sum = 0;
  for (let steps = -4000; steps <= 4000; steps++) {
    const bits = total(codeLengths([...past, steps * precision], precision, predictions));
    sum += 2 ** (before - bits);
  }
  expect(sum).toBeCloseTo(1, 7);
});

test("A prediction that is no number costs what no model costs, but for the divided weight.", () => {
  const values = [0.5, -0.3, 0.2, 0.1];
  const without = total(codeLengths(values, precision));
  for (const nonsense of [Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
    const bits = total(
      codeLengths(
        values,
        precision,
        values.map(() => nonsense),
      ),
    );
    expect(bits).toBeGreaterThan(without);
    expect(bits).toBeLessThan(without + 1 + Math.log2(values.length));
  }
});

test("A good model saves bits.", () => {
  const random = createRandom(1);
  const truth = Array.from({ length: 30 }, () => 2 * random.uniform() - 1);
  const values = quantise(
    truth.map((value) => value + 0.02 * random.normal()),
    precision,
  );
  const saved =
    total(codeLengths(values, precision)) - total(codeLengths(values, precision, truth));
  expect(saved).toBeGreaterThan(60);
});

test("One who knows the truth pays the entropy of the noise on average.", () => {
  const random = createRandom(2);
  const count = 4000;
  const noise = 0.05;
  const values = quantise(
    Array.from({ length: count }, () => noise * random.normal()),
    precision,
  );
  const bits =
    total(
      oracleLengths(
        values,
        values.map(() => 0),
        noise,
        precision,
      ),
    ) / count;
  // Entropy of a normal distribution over bins of width δ; one label has a standard deviation of 0.72 bits.
  const entropy = Math.log2((noise / precision) * Math.sqrt(2 * Math.PI * Math.E));
  expect(Math.abs(bits - entropy)).toBeLessThan((3 * 0.72) / Math.sqrt(count));
});

test("A code for a beginning is the beginning of the code.", () => {
  fc.assert(
    fc.property(labels, (values) => {
      const predictions = values.map((_, k) => Math.sin(k));
      const all = codeLengths(values, precision, predictions);
      const half = Math.ceil(values.length / 2);
      expect(codeLengths(values.slice(0, half), precision, predictions)).toEqual(
        all.slice(0, half),
      );
    }),
  );
});
