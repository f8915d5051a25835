import { describe, expect, test } from "vitest";
import { minimumNorm, type Rows, svd } from "#linalg";
import { createRandom } from "#random";
import {
  accuracy,
  applyProbe,
  evaluateProbe,
  explainedVariance,
  logisticProbe,
  oneHotRows,
  ridgeProbe,
} from "./index.ts";

const random = createRandom(30);
const [count, width] = [400, 6];
const features = Array.from({ length: count }, () => random.normals(width));
const noise = random.normals(count);
const direction = [2, -1, 0.5, 0, 0, 0];
const along = features.map((x) => direction.reduce((sum, w, j) => sum + w * x[j]!, 0));
const targets = along.map((value, i) => Float64Array.of(value + 3 + 0.1 * noise[i]!));
const classes = along.map((value, i) => Number(value + noise[i]! > 0));

describe("A ridge probe", () => {
  test("equals the penalised least squares of the singular value decomposition.", () => {
    const { weights, biases } = ridgeProbe(features, targets, 2.5);
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const meanX = Array.from({ length: width }, (_, j) => mean(features.map((x) => x[j]!)));
    const meanY = mean(targets.map(([y]) => y!));
    const centred = features.map((x) => Float64Array.from(x, (value, j) => value - meanX[j]!));
    const expected = minimumNorm(
      svd(centred),
      targets.map(([y]) => y! - meanY),
      2.5,
    );
    weights[0]!.forEach((w, j) => {
      expect(w).toBeCloseTo(expected[j]!, 10);
    });
    expect(biases[0]).toBeCloseTo(
      meanY - expected.reduce((sum, w, j) => sum + w * meanX[j]!, 0),
      10,
    );
  });

  test("finds the direction that the targets were made from.", () => {
    const { weights, biases } = ridgeProbe(features, targets, 1e-6);
    weights[0]!.forEach((w, j) => {
      expect(w).toBeCloseTo(direction[j]!, 1);
    });
    expect(biases[0]).toBeCloseTo(3, 1);
  });
});

describe("A logistic probe", () => {
  const penalty = 0.7;
  const probe = logisticProbe(features, oneHotRows(classes, 2), penalty);

  test("is where the penalised log-likelihood has no slope.", () => {
    const [w, b] = [probe.weights[1]!, probe.biases[1]!];
    const residuals = features.map(
      (x, i) =>
        classes[i]! - 1 / (1 + Math.exp(-(b + x.reduce((sum, v, j) => sum + v * w[j]!, 0)))),
    );
    const slopes = Array.from(w, (value, j) =>
      residuals.reduce((sum, r, i) => sum + r * features[i]![j]!, -penalty * value),
    );
    for (const slope of [...slopes, residuals.reduce((a, b) => a + b, 0)])
      expect(slope).toBeCloseTo(0, 6);
  });

  test("of two classes scores one as the other's opposite.", () => {
    for (const [a, b] of applyProbe(probe, features)) expect(a! + b!).toBeCloseTo(0, 6);
  });

  test("stays finite where a plane separates the classes.", () => {
    const separable = features.map((x) => Number(x[0]! > 0));
    const fitted = logisticProbe(features, oneHotRows(separable, 2), 1e-3);
    expect(accuracy(applyProbe(fitted, features), oneHotRows(separable, 2))).toBe(1);
    expect(fitted.weights[1]!.every(Number.isFinite)).toBe(true);
  });
});

describe("Judging a probe", () => {
  const question = {
    features,
    targets: oneHotRows(classes, 2),
    fit: (x: Rows, y: Rows) => logisticProbe(x, y, 1),
    score: accuracy,
  };

  test("tells what is written in the features from what is not: shuffled labels stay at chance.", () => {
    const found = evaluateProbe({ ...question, random: createRandom(31) });
    expect(found.test).toBeGreaterThan(0.8);
    expect(found.train).toBeGreaterThan(0.8);
    const controls = [1, 2, 3, 4, 5].map(
      (seed) => evaluateProbe({ ...question, random: createRandom(seed) }).control.test,
    );
    expect(Math.abs(controls.reduce((a, b) => a + b, 0) / 5 - 0.5)).toBeLessThan(0.1);
  });

  test("shows how well a probe with more features than examples memorises random labels.", () => {
    const few = features.slice(0, 20).map((_, i) => createRandom(i).normals(40));
    const labels = oneHotRows(
      few.map((_, i) => i % 2),
      2,
    );
    const { control } = evaluateProbe({
      ...question,
      features: few,
      targets: labels,
      random: createRandom(32),
    });
    expect(control.train).toBe(1);
    expect(control.test).toBeLessThan(1);
  });

  test("is the same for the same seed.", () => {
    const judge = () => evaluateProbe({ ...question, random: createRandom(33) });
    expect(judge()).toEqual(judge());
  });
});

test("The explained variance is 1 for the targets themselves and 0 for their mean.", () => {
  const rows = [[1], [2], [6]];
  expect(explainedVariance(rows, rows)).toBe(1);
  expect(explainedVariance([[3], [3], [3]], rows)).toBe(0);
});
