import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ridgeProbe } from "#interp";
import { solvePositive } from "#linalg";
import { createRandom } from "#random";
import { factorise, solveFactorised } from "./cholesky.ts";
import { gramOf } from "./columns.ts";
import { fitSparse } from "./lasso.ts";
import { judge } from "./probe-set.ts";
import { penalties, predictHeldOut } from "./ridge.ts";
import { explained, rankScore } from "./score.ts";

const [count, trained, width] = [600, 450, 12] as const;

/** Rows of standard normal numbers. */
function noise(seed: number, columns: number = width): Float64Array[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => Float64Array.from({ length: columns }, random.normal));
}

describe("Ridge regression of many targets", () => {
  test("predicts what the closed form predicts at one of its penalties.", () => {
    const x = noise(1).map((row) => row.map((value, j) => value * (j + 1) + j));
    const y = x.map((row, i) => Float64Array.of(row[0]! - row[3]! / 4 + Math.sin(i), row[5]! / 6));
    const [first, second] = predictHeldOut(x, y, trained);
    const mean = x[0]!.map((_, j) => x.slice(0, trained).reduce((s, r) => s + r[j]! / trained, 0));
    const deviation = mean.map((m, j) =>
      Math.sqrt(x.slice(0, trained).reduce((s, r) => s + (r[j]! - m) ** 2 / trained, 0)),
    );
    const z = x.map((row) => row.map((value, j) => (value - mean[j]!) / deviation[j]!));
    for (const [target, predicted] of [first!, second!].entries()) {
      const labels = y.slice(0, trained).map((row) => [row[target]!]);
      const distances = penalties.map((penalty) => {
        const probe = ridgeProbe(z.slice(0, trained), labels, penalty * trained);
        return Math.max(
          ...z.slice(trained).map((row, i) => {
            const own = row.reduce((s, v, j) => s + v * probe.weights[0]![j]!, probe.biases[0]!);
            return Math.abs(own - predicted[i]!);
          }),
        );
      });
      expect(Math.min(...distances)).toBeLessThan(1e-9);
    }
  });

  test("finds planted concepts in the layer where they are, and in no other.", () => {
    const hidden = noise(3, 2);
    const table = hidden.map(([a, b]) => Float64Array.of(a!, Number(b! > 0)));
    const planted = noise(4).map((row, i) => {
      row[2]! += hidden[i]![0]!;
      row[7]! -= 2 * hidden[i]![1]!;
      return row;
    });
    const sample = {
      positions: [],
      concepts: (["number", "binary"] as const).map((kind) => ({
        id: kind,
        title: kind,
        describe: kind,
        kind,
        of: () => 0,
      })),
    };
    const scores = [noise(5), planted, noise(6)].map((layer) =>
      judge({ sample, trained }, layer, table),
    );
    expect(scores[1]![0]).toBeGreaterThan(0.4); // signal and noise have the same variance: 0.5 at best
    expect(scores[1]![1]).toBeGreaterThan(0.8);
    for (const other of [0, 2])
      for (const score of scores[other]!) expect(Math.abs(score!)).toBeLessThan(0.2);
  });

  test("scores at chance on shuffled labels, also where the features have many columns.", () => {
    const x = noise(7, 100);
    const truth = x.map((row) => Float64Array.of(row[0]! + row[1]!, Number(row[2]! > 0.5)));
    const shuffled = createRandom(8).shuffle(truth);
    const [number, binary] = predictHeldOut(x, shuffled, trained);
    const held = shuffled.slice(trained);
    const r2 = explained(
      held.map((row) => row[0]!),
      number!,
    );
    expect(r2).toBeLessThan(0.05);
    const rank = rankScore(
      held.map((row) => row[1]!),
      binary!,
    );
    expect(Math.abs(rank!)).toBeLessThan(0.25);
  });
});

test("A factorisation with a shift solves what another solver solves.", () => {
  const columns = noise(9).slice(0, width);
  const gram = gramOf(columns, 0, width);
  const right = columns[0]!;
  const own = solveFactorised(factorise(gram, 0.7), right);
  const shifted = gram.map((row, i) => row.map((value, j) => (i === j ? value + 0.7 : value)));
  const other = solvePositive(
    shifted,
    [...right].map((value) => [value]),
  );
  own.forEach((value, i) => {
    expect(value).toBeCloseTo(other[i]![0]!, 8);
  });
});

test("A matrix that is not positive definite is refused.", () => {
  expect(() => factorise([Float64Array.of(-1)], 0.5)).toThrow("not positive definite");
});

describe("The rank score", () => {
  test("is the share of pairs in order less that out of order.", () => {
    const example = fc.record({ yes: fc.boolean(), value: fc.integer({ min: -3, max: 3 }) });
    fc.assert(
      fc.property(fc.array(example, { minLength: 30, maxLength: 60 }), (examples) => {
        const yes = examples.filter((each) => each.yes);
        const no = examples.filter((each) => !each.yes);
        const own = rankScore(
          examples.map((each) => Number(each.yes)),
          examples.map(({ value }) => value),
        );
        if (Math.min(yes.length, no.length) < 8) {
          expect(own).toBeNull();
          return;
        }
        const pairs = yes.flatMap((a) => no.map((b) => Math.sign(a.value - b.value)));
        const sum = pairs.reduce<number>((total, each) => total + each, 0);
        expect(own).toBeCloseTo(sum / pairs.length, 10);
      }),
      { seed: 1 },
    );
  });
});

describe("Sparse regression", () => {
  test("finds which features a target is made of.", () => {
    const x = noise(10);
    const noisy = createRandom(11);
    const y = x.map((row) => 2 * row[1]! - row[4]! + 0.5 * noisy.normal());
    const { weights, explained } = fitSparse(x, y, trained);
    const order = [...weights.keys()].sort((a, b) => Math.abs(weights[b]!) - Math.abs(weights[a]!));
    expect(order.slice(0, 2)).toEqual([1, 4]);
    expect(explained).toBeGreaterThan(0.9); // 5 / 5.25 of the variance
    expect(Math.max(...order.slice(2).map((k) => Math.abs(weights[k]!)))).toBeLessThan(0.08);
  });

  test("explains nothing of a target without spread.", () => {
    expect(fitSparse(noise(12), new Array<number>(count).fill(3), trained).explained).toBe(0);
  });
});
